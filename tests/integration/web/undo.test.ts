import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { diffContacts } from '../../../functions/circle/domain/changes/contact-edits.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { answerRecordSchema } from '../../../functions/nudges/answer/domain/record/answer-record.ts';
import { signUndoLink } from '../../../functions/shared/undo-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { mapErrors } from '../../../functions/web/site-middlewares.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, tokenKeys } from '../nudges/brief-world.ts';
import { createUndoPorts } from './undo-ports.ts';

const RECORD_ID = 'a'.repeat(24);
const UNTIL = Temporal.Instant.from('2026-09-23T00:00:00Z');

const engine = await startDynalite();
let tables: TableNames;
let world: BriefWorld;
let ruth: Contact;
afterAll(() => engine?.close());
beforeEach(async () => {
  tables = await engine.createTables();
  world = await createBriefWorld(engine, tables);
  ruth = await world.addPerson('Ruth Adler');
  await keepAnswer({ ...ruth, interests: ['wine'] });
});

/** An answer that made this of Ruth, carried out. */
async function keepAnswer(after: Contact): Promise<void> {
  await world.ports.contacts.changeContact(ruth, () => after);
  const { records } = createUndoPorts(engine.documentClient, tables);
  const { ownerId, contactId, name } = ruth;
  await records.begin(
    answerRecordSchema.parse({
      ...{ recordId: RECORD_ID, ownerId, contactIds: [contactId], at: MONDAY_MORNING },
      source: { messageId: 'm1' },
      people: [
        {
          ...{ contactId, name, called: 'Ruth', said: ['Likes wine'], entries: [], addressEdits: [] },
          edits: diffContacts(ruth, after),
        },
      ],
    }),
  );
  await records.finish(RECORD_ID, { questions: [], letters: [], added: [], left: [] });
}

const pathOf = (until = UNTIL) => signUndoLink(tokenKeys, RECORD_ID, until, '');
async function request(method: string, path = pathOf()): Promise<APIGatewayProxyStructuredResultV2> {
  const ports = {
    ...world.ports,
    ...createUndoPorts(engine.documentClient, tables),
    pressLog: createDynamoDbPressLog(engine.documentClient, tables.ledger),
    calendarLinks: createDynamoDbCalendarLinks(engine.documentClient, tables.circle),
    checkIns: { prepareDraft: async () => undefined },
  };
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(mapErrors())
    .handler(createSite(ports));
  return handler(buildHttpEvent(method, path), buildLambdaContext());
}
const interests = async () => (await world.ports.contacts.findContact(ruth))?.interests;

it('the page behind Undo says what a press takes back, and takes nothing back by being opened', async () => {
  const page = await request('GET');
  expect(page).toMatchObject({ statusCode: 200 });
  expect(page.body).toContain('Take this back?');
  expect(page.body).toContain('ikes wine');
  expect(await interests()).toEqual(['wine']);
});

it('a press takes it back once, and the page says so ever after', async () => {
  expect((await request('POST')).body).toContain('It is taken back');
  expect(await interests()).toEqual([]);
  await world.ports.contacts.changeContact(ruth, (contact) => ({ ...contact, interests: ['wine'] }));
  for (const method of ['POST', 'GET']) expect((await request(method)).body).toContain('It is taken back');
  expect(await interests()).toEqual(['wine']);
});

it('a link that is too old, or was made up, does nothing', async () => {
  const old = pathOf(Temporal.Instant.from('2026-08-20T00:00:00Z'));
  expect((await request('POST', old)).statusCode).toBeGreaterThanOrEqual(400);
  const forged = pathOf().replace(/answers\/./, 'answers/z');
  expect((await request('POST', forged)).statusCode).toBeGreaterThanOrEqual(400);
  expect(await interests()).toEqual(['wine']);
});
