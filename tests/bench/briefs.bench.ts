import { performance } from 'node:perf_hooks';
import { putBatch } from '../../functions/circle/adapters/batch-requests.ts';
import { toContactItem } from '../../functions/circle/adapters/contact-item.ts';
import { toInteractionItem } from '../../functions/circle/adapters/interaction-item.ts';
import { toOwnerItem } from '../../functions/circle/adapters/owner-item.ts';
import { aidForPlan } from '../../functions/giving/aid-for-plan.ts';
import { type BriefToWrite, writeBrief } from '../../functions/nudges/write-brief.ts';
import {
  deriveContactId,
  deriveDeliveryId,
  type OwnerId,
  ownerIdSchema,
} from '../../functions/shared/ids.ts';
import { eachInFlight } from '../../functions/shared/in-flight.ts';
import { fixedClock } from '../builders/clock.ts';
import { buildInteraction } from '../builders/interaction.ts';
import { buildOwner } from '../builders/owner.ts';
import { buildPerson } from '../builders/person.ts';
import type { Engine } from '../engines/engine.ts';
import { createBriefWorld, settings, tokenKeys } from '../integration/nudges/brief-world.ts';
import { countReads, formatReads } from './count-reads.ts';
import { formatSpread, spreadOf } from './spread.ts';

/** 15 items each; ten times as many take the local engine minutes to load, and read as much a brief. */
const OWNERS = 1_000;
/** More than go into one brief. */
const PEOPLE_EACH = 7;
const PEOPLE_IN_BRIEF = 5;
const OWNERS_PER_LOAD = 25;
const LOADS_IN_FLIGHT = 8;
const BRIEFS_TIMED = 400;
const BRIEFS_TO_WARM_UP = 100;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const ENTRY = { interactionId: 'lunch', occurredAt: '2026-07-08T12:00:00.000Z', kind: 'meeting' } as const;

/** What one run reads, and computes, for each of many owners' briefs. */
export async function measureReads(engine: Engine): Promise<void> {
  const tables = await engine.createTables();
  const world = await createBriefWorld(engine, tables);
  await loadOwners(engine, tables.circle);
  const [before, cpuBefore] = [performance.now(), process.cpuUsage()];
  const reads = await countReads(engine.documentClient, () => world.tick({}, () => 3_600_000));
  const { user, system } = process.cpuUsage(cpuBefore);
  const seconds = ((performance.now() - before) / 1000).toFixed(0);
  const briefs = world.transport.accepted.length;
  const requests = Object.values(reads.requests).reduce((sum, count) => sum + count, 0);
  console.log(`  ${briefs.toLocaleString('en')} briefs in ${seconds} s: ${formatReads(reads)}`);
  console.log(
    `  ${(requests / briefs).toFixed(2)} read requests and ${((user + system) / 1000 / briefs).toFixed(1)} ms of CPU a brief (the engine's own apart)`,
  );
}

async function loadOwners(engine: Engine, tableName: string): Promise<void> {
  const before = performance.now();
  const starts = Array.from({ length: OWNERS / OWNERS_PER_LOAD }, (_, load) => load * OWNERS_PER_LOAD);
  await eachInFlight(starts, LOADS_IN_FLIGHT, async (start) => {
    const owners = Array.from({ length: OWNERS_PER_LOAD }, (_, index) => ownerIdAt(start + index));
    await putBatch(engine.documentClient, tableName, owners.flatMap(itemsOf));
  });
  const seconds = ((performance.now() - before) / 1000).toFixed(0);
  console.log(`  ${OWNERS.toLocaleString('en')} owners loaded in ${seconds} s`);
}

/** The CPU time of one brief about five people, from its data to the finished mail; other work on the machine does not count. */
export async function measureBuilding(): Promise<void> {
  const brief = buildBrief();
  const ports = {
    tokenKeys: { readTokenKeys: async () => tokenKeys },
    aids: { aidFor: aidForPlan },
    timeline: { read: () => Promise.reject(new Error('Every newest entry is known')) },
  };
  const milliseconds: number[] = [];
  for (let round = 0; round < BRIEFS_TO_WARM_UP + BRIEFS_TIMED; round += 1) {
    const before = process.cpuUsage();
    await writeBrief(ports, settings, brief);
    const { user, system } = process.cpuUsage(before);
    if (round >= BRIEFS_TO_WARM_UP) milliseconds.push((user + system) / 1000);
  }
  console.log(
    `  one brief about ${PEOPLE_IN_BRIEF}, CPU time to build: ${formatSpread(spreadOf(milliseconds), 'ms', 1)}`,
  );
}

function buildBrief(): BriefToWrite {
  const owner = buildOwner();
  const people = peopleOf(owner.ownerId)
    .slice(0, PEOPLE_IN_BRIEF)
    .map((contact) => ({
      contact,
      revision: 0,
      newestEntry: buildInteraction({ ...contact, ...ENTRY, text: 'Lunch at Moro; she thinks of teaching.' }),
    }));
  const deliveryId = deriveDeliveryId('nudge', owner.ownerId, '2026-08-24');
  return { owner, deliveryId, people, now: fixedClock().now() };
}

function itemsOf(ownerId: OwnerId): readonly Record<string, unknown>[] {
  const owner = buildOwner({ ownerId });
  const people = peopleOf(ownerId);
  const entries = people.map((person) => toInteractionItem(buildInteraction({ ...person, ...ENTRY })));
  return [
    toOwnerItem(owner),
    ...people.map((person) => toContactItem(person, { now: fixedClock().now(), rules: owner })),
    ...entries,
  ];
}

const peopleOf = (ownerId: OwnerId) =>
  Array.from({ length: PEOPLE_EACH }, (_, place) =>
    buildPerson(`Person ${LETTERS.charAt(place)}`, {
      ownerId,
      contactId: deriveContactId(ownerId, String(place)),
      addresses: [`person${place}@hall.example`],
      interests: ['sailing', 'letterpress'],
      lovedOnes: [{ name: 'Leo', relation: 'son', notes: ['starts school in September'] }],
      notes: ['Taught you to price by the day'],
      newestEntry: { ...ENTRY, direction: 'between' },
    }),
  );

const ownerIdAt = (index: number): OwnerId => {
  const digits = [10, 5, 0].map((shift) => LETTERS.charAt((index >> shift) & 31)).join('');
  return ownerIdSchema.parse(`${'owner'.padEnd(13, 'z')}${digits}`);
};
