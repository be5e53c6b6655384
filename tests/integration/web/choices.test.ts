import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, it } from 'vitest';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import type { NudgePage } from '../../../functions/shared/nudge-button.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { createSite, type SitePorts } from '../../../functions/web/site.tsx';
import { answerHeadLikeGet, mapErrors } from '../../../functions/web/site-middlewares.ts';
import { fixedClock, MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createUndoPorts } from './undo-ports.ts';

const KEYS = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const RUTH = buildContact();
const NUDGE = buildDelivery({ subjects: [{ contactId: RUTH.contactId }] });
const EXPIRY = Temporal.Instant.from(MONDAY_MORNING).add({ hours: 24 });

const linkOf = (page: NudgePage) =>
  signNudgeLink(page, KEYS, { deliveryId: NUDGE.deliveryId, personIndex: 0 }, EXPIRY, '');
const CHOICES = linkOf('choices');

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

/** Where the links of the page lead. */
const linksIn = ({ body = '' }: APIGatewayProxyStructuredResultV2) =>
  [...body.matchAll(/href="(\/nudges\/[^"]+)"/g)].map(([, path = '']) => path);
const lastPart = (path: string) => path.split('/').at(-1);

it('leads to the page of each button, which works, and does nothing itself', async () => {
  const before = await ports.contacts.findContact(RUTH);
  const links = linksIn(await request('GET', CHOICES));
  expect(links.map(lastPart)).toEqual(['done', 'snooze-week', 'snooze-month', 'skip', 'draft']);
  for (const link of links) expect((await request('GET', link)).statusCode).toBe(200);
  expect((await request('POST', CHOICES)).statusCode).toBe(405);
  expect(await ports.contacts.findContact(RUTH)).toEqual(before);
  const week = links.find((link) => link.endsWith('/snooze-week')) ?? '';
  expect((await request('POST', week)).body).toContain('Ruth rests for now');
});

it('a press by its links and one by the mail’s own are the same press', async () => {
  const done = linksIn(await request('GET', CHOICES))[0] ?? '';
  await request('POST', done);
  await request('POST', linkOf('done'));
  expect((await ports.timeline.read(RUTH)).interactions).toHaveLength(1);
});

it('its token presses no button, and no button’s token opens it', async () => {
  for (const button of ['done', 'snooze-week', 'draft'] as const) {
    expect((await request('POST', CHOICES.replace('choices', button))).statusCode).toBe(404);
    expect((await request('GET', linkOf(button).replace(button, 'choices'))).statusCode).toBe(404);
  }
});

it('it expires with the mail’s links, and its own links within a day', async () => {
  const done = linksIn(await request('GET', CHOICES))[0] ?? '';
  clock.setTo('2026-08-26T06:00:00Z');
  expect((await request('GET', CHOICES)).statusCode).toBe(410);
  expect((await request('POST', done)).statusCode).toBe(410);
});

it('offers no letter to whom none can be written', async () => {
  await ports.contacts.changeContact(RUTH, (contact) => ({ ...contact, addresses: [] }));
  expect(linksIn(await request('GET', CHOICES)).map(lastPart)).not.toContain('draft');
});
