import { expect, it } from 'vitest';
import { raiseUrgentNeed } from '../../../functions/circle/raise-urgent-need.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { crashAt } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createBriefWorld, TOMORROW_MORNING } from './brief-world.ts';

const ASKED_AT = isoInstantSchema.parse('2026-08-24T08:00:00.000Z');
const NEED = {
  planId: 'a'.repeat(24),
  kind: 'need',
  text: 'phone broke, flies tomorrow',
  on: '2026-08-25',
  addedAt: ASKED_AT,
} as const;
/** Of contacts and people: reads the person twice, keeps the letter, records the nudge. */
const CALLS_OF_THE_URGENT_RUN = 4;

const engine = await startDynalite();

/** Ada’s letter was asked for and then a need of hers was told; the brief of the day is out. */
async function createWorld() {
  const world = await createBriefWorld(engine, await engine.createTables());
  await world.addPerson('Tom');
  await world.tick();
  const ada = await world.addPerson('Ada', {
    addresses: ['ada@friends.example'],
    checkIns: { way: 'approve' },
    lastTouchAt: '2026-08-23T12:00:00.000Z',
    draftAskedAt: ASKED_AT,
    plans: [NEED],
  });
  await world.logLetterOf(ada, 'We are learning Greek.');
  world.clock.setTo(ASKED_AT);
  await raiseUrgentNeed(world.ports, ada, NEED);
  return world;
}

const crashes = Array.from({ length: CALLS_OF_THE_URGENT_RUN }, (_, at) => at + 1).flatMap((atCall) => [
  { atCall, when: 'before' as const },
  { atCall, when: 'after' as const },
]);

it.each([{ atCall: Number.POSITIVE_INFINITY, when: 'after' as const }, ...crashes])(
  'a letter that was asked for comes with the next brief, where a mail about a need came between: death $when call $atCall',
  async (crash) => {
    const world = await createWorld();
    const { wrap } = crashAt(crash);
    world.clock.setTo((await world.briefDueAt()) ?? '');
    const mortal = { contacts: wrap(world.ports.contacts), people: wrap(world.ports.people) };
    await world.tick(mortal).catch(() => undefined);
    for (let due = await world.briefDueAt(); due && due <= TOMORROW_MORNING; due = await world.briefDueAt()) {
      world.clock.setTo(due);
      await world.tick();
    }
    const subjects = world.transport.accepted.map(({ subject }) => subject);
    expect(subjects).toEqual(['Tom today', 'Ada needs a hand', 'Ada today']);
    expect(world.transport.accepted.at(-1)?.text).toContain('A draft for you, to Ada:');
  },
);

it('every letter that was asked for is in the brief, beyond the two that come unasked', async () => {
  const world = await createBriefWorld(engine, await engine.createTables());
  world.clock.setTo('2026-08-24T08:00:00.000Z');
  for (const name of ['Ada', 'Ben', 'Cleo']) {
    const person = await world.addPerson(name, {
      addresses: [`${name.toLowerCase()}@friends.example`],
      checkIns: { way: 'approve' },
      draftAskedAt: ASKED_AT,
    });
    await world.logLetterOf(person, 'We are learning Greek.');
  }
  await world.tick();
  expect(world.transport.accepted[0]?.text.match(/A draft for you, to /g)).toHaveLength(3);
});
