import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givingYear } from '../../../functions/circle/domain/gift-days/giving-year.ts';
import { openGivingDays } from '../../../functions/circle/domain/gift-days/open-giving-days.ts';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { type GivingMorning, showGifts } from '../../../functions/giving/show-gifts.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import { type Engine, startDynalite, type TableNames } from '../../engines/engine.ts';
import { createBriefWorld, TOMORROW_MORNING } from './brief-world.ts';

let engine: Engine;
let tables: TableNames;
beforeAll(async () => {
  engine = await startDynalite();
  tables = await engine.createTables();
});
afterAll(() => engine.close());

const contributors = [
  { isReasonToWrite: true, contribute: async (morning: GivingMorning) => showGifts(morning) },
];
/** Spoken to yesterday: nothing but a gift brings them up. */
const lately = { cadenceDays: undefined, tier: 'inner', lastTouchAt: '2026-08-23T12:00:00.000Z' } as const;
const amara = { name: 'Amara', relation: 'wife', interests: ['gardening'] };

async function briefFor(name: string, changes: Parameters<typeof buildPerson>[1]) {
  const world = await createBriefWorld(engine, tables);
  const contact = await world.addPerson(name, { ...lately, ...changes });
  return { world, contact, tick: () => world.tick({ contributors }) };
}

it('a loved one’s birthday brings its contact up three weeks ahead, with ideas, address and note, and once', async () => {
  const { world, tick } = await briefFor('Daniel Okafor', {
    lovedOnes: [{ ...amara, occasions: [birthday({ month: 9, day: 14 })] }],
    postalAddresses: [{ lines: ['4 Quay Street'], locality: 'Bristol' }],
  });
  await tick();
  const [brief] = world.transport.accepted;
  expect(brief?.text).toContain('Daniel’s wife Amara has a birthday on 14 September');
  expect(brief?.text).toMatch(/1\. [\s\S]+2\. [\s\S]+3\. /);
  expect(brief?.text).toContain('4 Quay Street');
  expect(brief?.text).toContain('To write by hand');
  world.clock.setTo(TOMORROW_MORNING);
  await tick();
  expect(world.transport.accepted).toHaveLength(1);
});

it('what comes just because comes up on the very day that was planned, and not before', async () => {
  const owner = buildOwner();
  const name = [
    'Ada',
    'Ben',
    'Cleo',
    'Dan',
    'Ella',
    'Finn',
    'Gita',
    'Hugo',
    'Iris',
    'Jon',
    'Kai',
    'Lena',
  ].find((each) =>
    givingYear(buildPerson(each, lately), 2026, owner).some(
      ({ on }) => Temporal.PlainDate.compare(on, Temporal.PlainDate.from('2026-09-15')) > 0 && on.month === 9,
    ),
  );
  if (name === undefined) throw new Error('Nobody is planned for September');
  const { world, contact, tick } = await briefFor(name, {});
  const today = Temporal.PlainDate.from('2026-08-24');
  const [day] = openGivingDays(contact, today, today.add({ days: 60 }), owner);
  await tick();
  expect(world.transport.accepted).toHaveLength(0);
  world.clock.setTo(`${day?.on.subtract({ days: 21 })}T06:00:00.000Z`);
  await tick();
  expect(world.transport.accepted[0]?.text).toContain('No occasion at all: a good time to give');
});

it('after a launch the one at home is thanked', async () => {
  const { world, contact, tick } = await briefFor('Tom Brandt', { lovedOnes: [amara] });
  const entry = { kind: 'mail', direction: 'inbound', source: { by: 'contact-reply' } } as const;
  const occurredAt = '2026-08-23T12:00:00.000Z';
  const words = { text: 'The museum site went live last night.', interactionId: 'launch', occurredAt };
  await logInteraction(world.ports, buildInteraction({ ...contact, ...entry, ...words }));
  await tick();
  expect(world.transport.accepted[0]?.text).toMatch(
    /Thanks to Tom’s wife Amara, after the launch: whoever\s+keeps/,
  );
});
