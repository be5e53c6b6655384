import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { createRecordsOfBrief } from '../../../functions/nudges/answer/records-of-brief.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import type { NudgeButton } from '../../../functions/shared/nudge-button.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { answerHeadLikeGet, mapErrors } from '../../../functions/web/site-middlewares.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, tokenKeys } from '../nudges/brief-world.ts';
import { createUndoPorts } from './undo-ports.ts';

const BUTTONS = ['done', 'snooze-week', 'snooze-month', 'skip'] as const;
const addedAt = isoInstantSchema.parse('2026-08-20T06:30:00.000Z');
const PLANS = [
  { planId: 'a'.repeat(24), kind: 'promise' as const, text: 'the deck', on: '2026-08-25', addedAt },
  { planId: 'd'.repeat(24), kind: 'promise' as const, text: 'the slides', on: '2026-09-30', addedAt },
];

const engine = await startDynalite();
let tables: TableNames;
let world: BriefWorld;
let ruth: Contact;
afterAll(() => engine?.close());
beforeEach(async () => {
  tables = await engine.createTables();
  world = await createBriefWorld(engine, tables);
  ruth = await world.addPerson('Ruth Adler', { plans: PLANS });
  await world.ports.ledger.claim(nudge());
});

const nudge = () => buildDelivery({ ownerId: ruth.ownerId, subjects: [{ contactId: ruth.contactId }] });
const linkOf = (button: NudgeButton) => {
  const expiresAt = Temporal.Instant.from(MONDAY_MORNING).add({ hours: 180 * 24 });
  return signNudgeLink(button, tokenKeys, { deliveryId: nudge().deliveryId, personIndex: 0 }, expiresAt, '');
};
const createPorts = () => ({
  ...world.ports,
  ...createUndoPorts(engine.documentClient, tables),
  pressLog: createDynamoDbPressLog(engine.documentClient, tables.ledger),
  calendarLinks: createDynamoDbCalendarLinks(engine.documentClient, tables.circle),
  checkIns: { prepareDraft: async () => undefined },
});
async function request(method: string, path: string): Promise<APIGatewayProxyStructuredResultV2> {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(answerHeadLikeGet())
    .use(mapErrors())
    .handler(createSite(createPorts()));
  return handler(buildHttpEvent(method, path), buildLambdaContext());
}
const undoPathIn = ({ body }: APIGatewayProxyStructuredResultV2) =>
  /\/answers\/[a-z2-7]+\/undo/.exec(body ?? '')?.[0] ?? '';
const find = () => world.ports.contacts.findContact(ruth);
const openPlans = async () =>
  (await find())?.plans.filter(({ closed }) => closed === undefined).map(({ text }) => text);
async function inNextBrief() {
  const owner = await world.ports.owners.findOwner(world.ownerId);
  if (owner === undefined) throw new Error('The owner is stored');
  return (await createRecordsOfBrief(createPorts(), '').list(owner)).shown;
}

it('“done” by a button closes what the brief told of, and nothing else', async () => {
  await request('POST', linkOf('done'));
  expect(await openPlans()).toEqual(['the slides']);
});

it.each(BUTTONS)('what %s did is taken back from its page, and the person is as before', async (button) => {
  const before = await find();
  const pressed = await request('POST', linkOf(button));
  expect(await find()).not.toEqual(before);
  expect(pressed.body).toContain('Take it back</a>, until 23 September.');
  expect(undoPathIn(await request('GET', linkOf(button)))).toBe(undoPathIn(pressed));
  const undone = await request('POST', undoPathIn(pressed));
  expect(undone.body).toContain('It is taken back');
  expect(await find()).toEqual(before);
  expect((await world.ports.timeline.read(ruth)).interactions).toEqual([]);
});

it.each(BUTTONS)('what %s did stands in the next brief once, with the same way back', async (button) => {
  const pressed = await request('POST', linkOf(button));
  await request('POST', linkOf(button));
  const shown = await inNextBrief();
  expect(shown).toEqual([
    { text: expect.stringMatching(/^Ruth Adler: (In touch|Rests until)/i), undoUrl: undoPathIn(pressed) },
  ]);
});

it.each(BUTTONS)('%s that was taken back does nothing more, and its page says so', async (button) => {
  const before = await find();
  await request('POST', undoPathIn(await request('POST', linkOf(button))));
  for (const method of ['GET', 'POST'])
    expect((await request(method, linkOf(button))).body).toContain('You took this back');
  expect(await find()).toEqual(before);
  expect(await inNextBrief()).toEqual([]);
});

it('a press in a page that was open since before does not come back to a brief that has shown it', async () => {
  await request('POST', linkOf('done'));
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({ ...owner, recordsToShow: [] }));
  await request('POST', linkOf('done'));
  expect(await inNextBrief()).toEqual([]);
});

it('the page of Undo takes nothing back by being opened, nor by any other method', async () => {
  const path = undoPathIn(await request('POST', linkOf('done')));
  const pressed = await find();
  for (const method of ['GET', 'HEAD', 'GET']) expect((await request(method, path)).statusCode).toBe(200);
  for (const method of ['PUT', 'DELETE']) expect((await request(method, path)).statusCode).toBe(405);
  expect(await find()).toEqual(pressed);
  expect((await request('GET', path)).body).toContain('Done: the deck');
});

it('after 30 days a press can no longer be taken back, and its page offers it no more', async () => {
  const path = undoPathIn(await request('POST', linkOf('done')));
  const pressed = await find();
  world.clock.setTo('2026-09-23T06:29:59Z');
  expect(undoPathIn(await request('GET', linkOf('done')))).toBe(path);
  world.clock.setTo('2026-09-23T06:31:00Z');
  expect(undoPathIn(await request('GET', linkOf('done')))).toBe('');
  expect((await request('POST', path)).statusCode).toBe(410);
  expect(await find()).toEqual(pressed);
});

it('two presses of Undo at once take it back once, and say the same', async () => {
  const path = undoPathIn(await request('POST', linkOf('done')));
  const [one, other] = await Promise.all([request('POST', path), request('POST', path)]);
  expect(one.body).toBe(other.body);
  expect(await openPlans()).toEqual(['the deck', 'the slides']);
});

it('where a longer rest holds already, a press changes nothing and offers no way back', async () => {
  const pause = { until: isoInstantSchema.parse('2027-01-01T00:00:00.000Z') };
  await world.ports.contacts.changeContact(ruth, (contact) => ({ ...contact, pause }));
  expect(undoPathIn(await request('POST', linkOf('snooze-week')))).toBe('');
  expect(await find()).toMatchObject({ pause });
  expect(await inNextBrief()).toEqual([]);
});
