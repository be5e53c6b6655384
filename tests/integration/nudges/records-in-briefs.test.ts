import { afterAll, beforeEach, expect, test } from 'vitest';
import { createDynamoDbAnswerRecords } from '../../../functions/nudges/answer/adapters/dynamodb-answer-records.ts';
import { answerRecordSchema } from '../../../functions/nudges/answer/domain/record/answer-record.ts';
import { createRecordsOfBrief } from '../../../functions/nudges/answer/records-of-brief.ts';
import { undoAnswer } from '../../../functions/nudges/answer/undo-answer.ts';
import { showRecords } from '../../../functions/nudges/show-records.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { createUndoPorts } from '../web/undo-ports.ts';
import { type BriefWorld, createBriefWorld, settings } from './brief-world.ts';

const MORNINGS = ['2026-08-24T06:00:00Z', '2026-08-25T06:00:00Z', '2026-08-26T06:00:00Z'];
/** More than two briefs show. */
const ANSWERS = 19;

const engine = await startDynalite();
let tables: TableNames;
let world: BriefWorld;
afterAll(() => engine?.close());
beforeEach(async () => {
  tables = await engine.createTables();
  world = await createBriefWorld(engine, tables);
  // Somebody for each morning, since what was written down is no reason for a mail.
  for (const name of ['Ruth Adler', 'Tom Beck', 'Anna Berg']) await world.addPerson(name);
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
    ...owner,
    brief: { ...owner.brief, mostPeople: 1 },
  }));
});

const records = () => createDynamoDbAnswerRecords(engine.documentClient, tables.circle);
const recordIdOf = (index: number) => String.fromCharCode(97 + index).repeat(24);

/** Answers of the day before, of which each noted another wine. */
async function keepAnswers(count: number): Promise<void> {
  const indices = Array.from({ length: count }, (_, index) => index);
  const ruth = await world.addPerson('Ruth Late', { tier: undefined });
  const { ownerId, contactId, name } = ruth;
  for (const index of indices) {
    const said = [`Likes wine ${index};`];
    const edits = [{ field: 'interests', key: `wine ${index}`, after: `wine ${index}` }];
    const step = { contactId, name, called: 'Ruth', said, entries: [], edits, addressEdits: [] };
    const recordId = recordIdOf(index);
    await records().begin(
      answerRecordSchema.parse({
        ...{ recordId, ownerId, contactIds: [contactId], at: '2026-08-23T09:00:00.000Z' },
        ...{ source: { messageId: 'm' }, people: [step] },
      }),
    );
    await records().finish(recordId, { questions: [], letters: [], added: [], left: [] });
  }
  await world.ports.owners.changeOwner(ownerId, (owner) => ({
    ...owner,
    recordsToShow: indices.map(recordIdOf),
  }));
}

async function briefOf(morning: string): Promise<string> {
  world.clock.setTo(morning);
  const { owners, tokenKeys } = world.ports;
  const shown = createRecordsOfBrief({ records: records(), owners, tokenKeys }, settings.webOrigin);
  const before = world.transport.accepted.length;
  await world.tick({ contributors: [showRecords(shown)] });
  return world.transport.accepted[before]?.text ?? '';
}
const winesIn = (text: string) => [...text.matchAll(/wine (\d+);/g)].map(([, index]) => Number(index));

test('many answers are shown by several briefs, a handful each, and none is lost or shown twice', async () => {
  await keepAnswers(ANSWERS);
  const briefs: string[] = [];
  for (const morning of MORNINGS) briefs.push(await briefOf(morning));
  expect(briefs.map((text) => winesIn(text).length)).toEqual([8, 8, 3]);
  expect(briefs.flatMap(winesIn)).toEqual(Array.from({ length: ANSWERS }, (_, index) => index));
  expect(briefs[0]).toContain('11 more come with the next briefs.');
  expect(briefs[2]).not.toContain('more come');
  expect((await world.ports.owners.findOwner(world.ownerId))?.recordsToShow).toEqual([]);
});

test('an answer that was taken back before the brief is not in it, and each other one has its own Undo', async () => {
  await keepAnswers(3);
  const undoPorts = createUndoPorts(engine.documentClient, tables);
  await undoAnswer({ ...world.ports, ...undoPorts }, recordIdOf(1));
  const brief = await briefOf(MONDAY_MORNING);
  expect(winesIn(brief)).toEqual([0, 2]);
  expect(new Set(brief.match(/answers\/[a-z2-7]+\/undo/g))).toHaveProperty('size', 2);
});
