import { afterAll, beforeAll, expect, it } from 'vitest';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { sendBrief } from '../../../functions/nudges/send-brief.ts';
import { countReads } from '../../bench/count-reads.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';
import { createBriefWorld, settings } from './brief-world.ts';

const MOST_REQUESTS = 4;
const PEOPLE = 10;

let engine: Engine;
let tables: TableNames;
beforeAll(async () => {
  engine = await startDynalite();
  tables = await engine.createTables();
});
afterAll(() => engine.close());

/** Ten people due, of whom every other one has a timeline. */
async function createWorldOfTen(newestEntry: null | undefined) {
  const world = await createBriefWorld(engine, tables);
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
    ...owner,
    brief: { ...owner.brief, mostPeople: PEOPLE },
  }));
  for (let at = 0; at < PEOPLE; at += 1) {
    const person = await world.addPerson(`Person ${'abcdefghij'[at]?.repeat(3)}`, { newestEntry });
    if (at % 2 === 0) {
      const entry = {
        kind: 'meeting',
        text: 'Lunch at Moro.',
        occurredAt: '2026-07-08T12:00:00.000Z',
      } as const;
      await logInteraction(world.ports, buildInteraction({ ...person, ...entry }));
    }
  }
  return world;
}

async function countRequests(world: Awaited<ReturnType<typeof createWorldOfTen>>): Promise<number> {
  const owner = await world.ports.owners.findOwner(world.ownerId);
  if (owner === undefined) throw new Error('The owner is stored');
  const { requests } = await countReads(engine.documentClient, () => sendBrief(world.ports, settings, owner));
  return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

// The query for owners whose brief is due serves a page of them, and is not counted.
it('a brief about ten people, half of them without a timeline, takes four read requests at most', async () => {
  const world = await createWorldOfTen(null);
  expect(await countRequests(world)).toBeLessThanOrEqual(MOST_REQUESTS);
  expect(world.transport.accepted[0]?.text).toContain('Lunch at Moro.');
  expect(await world.nudgedNames()).toHaveLength(PEOPLE);
});

it('people whom an older release stored are asked for their newest entry', async () => {
  const world = await createWorldOfTen(undefined);
  expect(await countRequests(world)).toBe(3 + PEOPLE / 2);
  expect(world.transport.accepted[0]?.text).toContain('Lunch at Moro.');
});
