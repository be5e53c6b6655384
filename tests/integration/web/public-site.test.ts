import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { signReplyAddress } from '../../../functions/shared/reply-address.ts';
import type { TokenKeys } from '../../../functions/shared/token-keys.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { type MarkInTouchPorts, markInTouch } from '../../../functions/web/mark-in-touch.ts';
import { createSite, type SitePorts } from '../../../functions/web/site.tsx';
import { answerHeadLikeGet, mapErrors } from '../../../functions/web/site-middlewares.ts';
import { fixedClock, MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createUndoPorts } from './undo-ports.ts';

const KEYS: TokenKeys = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const RUTH = buildContact();
const NUDGE = buildDelivery({ subjects: [{ contactId: RUTH.contactId }] });
const EXPIRY = Temporal.Instant.from(MONDAY_MORNING).add({ hours: 24 });

const linkTo = (personIndex = 0, deliveryId = NUDGE.deliveryId): string =>
  signNudgeLink('done', KEYS, { deliveryId, personIndex }, EXPIRY, '');
const LINK = linkTo();
const TOKEN = LINK.split('/')[2] ?? '';

const engine = await startDynalite();
let ports: SitePorts;
let clock: ReturnType<typeof fixedClock>;

beforeEach(async () => {
  const { circle, ledger, audience } = await engine.createTables();
  const client = engine.documentClient;
  clock = fixedClock();
  ports = {
    tokenKeys: { readTokenKeys: async () => KEYS },
    ledger: createDynamoDbLedger(client, ledger),
    pressLog: createDynamoDbPressLog(client, ledger),
    owners: createDynamoDbOwnerStore(client, circle),
    contacts: createDynamoDbContactStore(client, circle, clock),
    timeline: createDynamoDbTimeline(client, circle),
    ...createUndoPorts(client, { circle, audience }),
    calendarLinks: createDynamoDbCalendarLinks(client, circle),
    checkIns: { prepareDraft: async () => undefined },
    clock,
  };
  await createDynamoDbOwnerStore(client, circle).addOwner(buildOwner());
  await createDynamoDbContactStore(client, circle, clock).addContact(RUTH);
  await createDynamoDbLedger(client, ledger).claim(NUDGE);
});

async function request(method: string, path: string): Promise<APIGatewayProxyStructuredResultV2> {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(answerHeadLikeGet())
    .use(mapErrors())
    .handler(createSite(ports));
  return handler(buildHttpEvent(method, path), buildLambdaContext());
}

const readTimeline = async () => (await ports.timeline.read(RUTH)).interactions;

describe('the link in a nudge', () => {
  it('asks with a button, and changes nothing by being opened', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await request(method, LINK)).statusCode).toBe(200);
    const { body } = await request('GET', LINK);
    expect(body).toContain('Have you been in touch with Ruth?');
    expect(body).toContain('<form method="post"><button type="submit">');
    expect(await readTimeline()).toEqual([]);
    expect(await ports.contacts.findContact(RUTH)).toMatchObject({ lastTouchAt: RUTH.lastTouchAt });
  });

  it('logs once when its button is pressed, however often, and shows what stands there', async () => {
    const { statusCode, body } = await request('POST', LINK);
    expect(statusCode).toBe(200);
    expect(body).toMatch(/Monday,? 24 August 2026: Marked as in touch\./);
    clock.setTo('2026-08-24T12:00:00Z');
    await Promise.all([request('POST', LINK), request('POST', LINK)]);
    expect(await readTimeline()).toMatchObject([
      { text: 'Marked as in touch.', occurredAt: MONDAY_MORNING, source: { by: 'web' } },
    ]);
    expect(await ports.contacts.findContact(RUTH)).toMatchObject({ lastTouchAt: MONDAY_MORNING });
  });

  it('shows what was recorded when it is opened again', async () => {
    await request('POST', LINK);
    expect((await request('GET', LINK)).body).toContain('Marked as in touch.');
  });

  it.each(crashPoints(13))(
    'logs once when the process dies $when its call $atCall and the button is pressed again',
    async (crash) => {
      const { wrap } = crashAt(crash);
      const { tokenKeys, ledger, pressLog, owners, contacts, timeline, records } = ports;
      const mortal: MarkInTouchPorts = {
        ...ports,
        records: wrap(records),
        tokenKeys: wrap(tokenKeys),
        ledger: wrap(ledger),
        pressLog: wrap(pressLog),
        owners: wrap(owners),
        contacts: wrap(contacts),
        timeline: wrap(timeline),
        clock,
      };
      await expect(markInTouch(mortal, TOKEN)).rejects.toThrow();
      clock.setTo('2026-08-24T12:00:00Z');
      const { pressedAt } = await markInTouch(ports, TOKEN);
      expect(await readTimeline()).toMatchObject([{ occurredAt: pressedAt }]);
      expect((await ports.contacts.findContact(RUTH))?.lastTouchAt).toBe(pressedAt);
    },
  );
});

describe('a link that does not work', () => {
  const replyToken = signReplyAddress(
    KEYS,
    { deliveryId: NUDGE.deliveryId, personIndex: 0 },
    EXPIRY,
    'x',
  ).slice(2, -2);

  it.each([
    ['changed on its way', LINK.replace(/..\/done$/, 'aa/done'), 404, 'This link does not work'],
    ['made of a reply address', `/nudges/${replyToken}/done`, 404, 'This link does not work'],
    ['made up', '/nudges/%00%ff/done', 404, 'This link does not work'],
    [
      'about a message that is gone',
      linkTo(0, deriveDeliveryId('gone')),
      410,
      'There is nobody behind this link',
    ],
    ['about nobody in the message', linkTo(9), 410, 'There is nobody behind this link'],
    ['to no page', '/nudges', 404, 'There is no such page'],
    ['to a newsletter that this deployment does not have', '/newsletter', 404, 'There is no such page'],
  ])('because it is %s says what to do and changes nothing', async (_, path, statusCode, title) => {
    for (const method of ['GET', 'POST']) {
      const response = await request(method, path);
      expect(response.statusCode).toBe(statusCode);
      expect(response.body).toContain(title);
    }
    expect(await readTimeline()).toEqual([]);
  });

  it('because it has expired says so and changes nothing', async () => {
    clock.setTo('2026-08-25T06:30:00Z');
    for (const method of ['GET', 'POST']) {
      expect(await request(method, LINK)).toMatchObject({ statusCode: 410 });
    }
    expect((await request('GET', LINK)).body).toContain('This link has expired');
    expect(await readTimeline()).toEqual([]);
  });
});

describe('every answer', () => {
  it('of GET is the same for HEAD, but for the body', async () => {
    for (const path of ['/', LINK, '/nowhere']) {
      const get = await request('GET', path);
      const head = await request('HEAD', path);
      expect(head).toEqual({ ...get, body: '' });
    }
  });

  it('has headers that keep the token in and everything else out', async () => {
    for (const path of ['/', LINK, '/nowhere']) {
      const { headers } = await request('GET', path);
      expect(headers).toMatchObject({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
      });
      expect(headers?.['Content-Security-Policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]+'; /,
      );
    }
  });

  it('to another method is a refusal that names the right ones', async () => {
    expect(await request('DELETE', LINK)).toMatchObject({
      statusCode: 405,
      headers: { Allow: 'GET, HEAD, POST' },
    });
    expect(await request('POST', '/')).toMatchObject({ statusCode: 405, headers: { Allow: 'GET, HEAD' } });
  });

  it('to a failure inside says nothing of its cause', async () => {
    ports = { ...ports, tokenKeys: { readTokenKeys: () => Promise.reject(new Error('secret cause')) } };
    const { statusCode, body } = await request('GET', LINK);
    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret cause');
  });

  it('of the front page says nothing about anybody', async () => {
    const { statusCode, body } = await request('GET', '/');
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/Nora|Ruth|@\w+\./);
  });
});
