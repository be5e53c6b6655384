import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { contactIdOf } from '../../builders/person.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, TOMORROW_MORNING } from './brief-world.ts';

const BIRTHDAY = { kind: 'birthday' as const, date: { month: 8, day: 26 } };
const RECENTLY = { lastTouchAt: '2026-08-20T12:00:00.000Z' };

let engine: Engine;
let tables: TableNames;
let world: BriefWorld;
beforeAll(async () => {
  engine = await startDynalite();
  tables = await engine.createTables();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createBriefWorld(engine, tables);
});

it('a birthday of somebody who is a loved one, too, comes up once, and not again with the other a day later', async () => {
  const contactId = contactIdOf('Tom Beck');
  const lovedOnes = [{ name: 'Tom', relation: 'husband', contactId, occasions: [BIRTHDAY] }];
  await world.addPerson('Ruth', { ...RECENTLY, lovedOnes });
  await world.addPerson('Tom Beck', { ...RECENTLY, occasions: [BIRTHDAY] });
  expect(await world.tick()).toEqual(['sent']);
  const [brief] = world.transport.accepted;
  expect(brief?.subject).toContain('Tom Beck');
  expect(brief?.text).not.toContain('RUTH');
  expect(brief?.text).not.toContain('husband');
  expect(
    await world.ports.contacts.findContact({ ownerId: world.ownerId, contactId: contactIdOf('Ruth') }),
  ).toMatchObject({ lovedOnes });
  world.clock.setTo(TOMORROW_MORNING);
  expect(await world.tick()).toEqual(['silent']);
});
