import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { NUDGE_BUTTONS, type NudgeButton } from '../../../functions/shared/nudge-button.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { postponeNudge } from '../../../functions/web/postpone-nudge.ts';
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

const KEYS = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const RUTH = buildContact();
const NUDGE = buildDelivery({ subjects: [{ contactId: RUTH.contactId }] });
const EXPIRY = Temporal.Instant.from(MONDAY_MORNING).add({ hours: 24 });
const NEXT_MONDAY = '2026-08-30T23:00:00.000Z';

const linkOf = (button: NudgeButton) =>
  signNudgeLink(button, KEYS, { deliveryId: NUDGE.deliveryId, personIndex: 0 }, EXPIRY, '');
const WEEK = linkOf('snooze-week');

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

const readPause = async () => (await ports.contacts.findContact(RUTH))?.pause;
const resume = () => ports.contacts.changeContact(RUTH, ({ pause: _, ...contact }) => contact);

describe('a button in a nudge that lets the person rest', () => {
  it('says what a press will do, and does nothing by being opened', async () => {
    for (const button of NUDGE_BUTTONS)
      for (const method of ['GET', 'HEAD', 'GET'])
        expect((await request(method, linkOf(button))).statusCode).toBe(200);
    expect((await request('GET', WEEK)).body).toContain('comes up again on 31 August at the earliest');
    expect(await readPause()).toBeUndefined();
  });

  it('does it when pressed, is no touch, and says so when it is opened again', async () => {
    expect((await request('POST', WEEK)).body).toContain('Ruth rests for now');
    expect(await readPause()).toEqual({ until: NEXT_MONDAY });
    expect(await ports.contacts.findContact(RUTH)).toMatchObject({ lastTouchAt: RUTH.lastTouchAt });
    expect((await request('GET', WEEK)).body).toContain('Ruth rests for now');
  });

  it('counts from the first press, however often it is pressed', async () => {
    await request('POST', WEEK);
    clock.setTo('2026-08-25T06:00:00Z');
    await Promise.all([request('POST', WEEK), request('POST', WEEK)]);
    expect(await readPause()).toEqual({ until: NEXT_MONDAY });
  });

  it('works once: what the owner decided since is not undone by an old page', async () => {
    await request('POST', WEEK);
    await resume();
    await request('POST', WEEK);
    expect(await readPause()).toBeUndefined();
  });

  it('takes no token of another button', async () => {
    const path = linkOf('done').replace(/done$/, 'snooze-month');
    expect((await request('POST', path)).statusCode).toBe(404);
    expect(await readPause()).toBeUndefined();
  });

  it('is refused a day after the link has expired', async () => {
    clock.setTo('2026-08-26T06:00:00Z');
    expect((await request('POST', WEEK)).statusCode).toBe(410);
    expect(await readPause()).toBeUndefined();
  });

  it.each(crashPoints(13))(
    'is completed by a second press when the process dies $when its call $atCall',
    async (crash) => {
      const { wrap } = crashAt(crash);
      const { tokenKeys, ledger, pressLog, owners, contacts, records } = ports;
      const mortal = {
        ...ports,
        records: wrap(records),
        tokenKeys: wrap(tokenKeys),
        ledger: wrap(ledger),
        pressLog: wrap(pressLog),
        owners: wrap(owners),
        contacts: wrap(contacts),
        clock,
      };
      const token = WEEK.split('/')[2] ?? '';
      await expect(postponeNudge(mortal, 'snooze-week', token)).rejects.toThrow();
      await postponeNudge(ports, 'snooze-week', token);
      expect(await readPause()).toEqual({ until: NEXT_MONDAY });
    },
  );
});
