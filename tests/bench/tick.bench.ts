import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { putBatch } from '../../functions/circle/adapters/batch-requests.ts';
import { contactKey, toContactItem } from '../../functions/circle/adapters/contact-item.ts';
import { deriveContactId, type OwnerId } from '../../functions/shared/ids.ts';
import { log } from '../../functions/shared/log.ts';
import { fixedClock } from '../builders/clock.ts';
import { buildInteraction } from '../builders/interaction.ts';
import { buildOwner } from '../builders/owner.ts';
import { buildPerson } from '../builders/person.ts';
import type { Engine } from '../engines/engine.ts';
import { createBriefWorld } from '../integration/nudges/brief-world.ts';
import { measureBuilding, measureReads } from './briefs.bench.ts';
import { countReads, formatReads } from './count-reads.ts';
import { withEngineOnDisk } from './engine-on-disk.ts';

const SIZES = [1_000, 50_000] as const;
/** More than go into one brief. */
const PEOPLE_DUE = 8;
const PEOPLE_PER_LOAD = 500;
const LOADS_IN_FLIGHT = 4;
const LOADS_PER_PROGRESS_LINE = 200;
const MS_PER_DAY = 86_400_000;
const TOUCHED_DAYS = 300;

/** What one run of send-due-briefs reads, of a small circle and of a large one with the same people due. `npm run bench -- tick`. */
export async function benchTick(): Promise<void> {
  log.setLogLevel('WARN');
  console.log(`tick: reads of one run that sends one brief, ${PEOPLE_DUE} people due; engine on disk`);
  await measureBuilding();
  await withEngineOnDisk(measureReads);
  for (const size of SIZES) await withEngineOnDisk((engine) => measureTick(engine, size));
}

async function measureTick(engine: Engine, size: number): Promise<void> {
  const tables = await engine.createTables();
  const world = await createBriefWorld(engine, tables);
  for (let person = 0; person < PEOPLE_DUE; person += 1) {
    const due = await world.addPerson(`Person ${String.fromCharCode(97 + person)}`);
    await world.ports.timeline.append(
      buildInteraction({ ...due, occurredAt: '2026-07-08T12:00:00.000Z', kind: 'call' }),
    );
  }
  const before = performance.now();
  await loadOthers(engine.documentClient, tables.circle, world.ownerId, size - PEOPLE_DUE);
  const loaded = performance.now();
  const reads = await countReads(engine.documentClient, world.tick);
  const milliseconds = performance.now() - loaded;
  const [people, seconds] = [size.toLocaleString('en'), ((loaded - before) / 1000).toFixed(0)];
  console.log(
    `  ${people} people (loaded in ${seconds} s): ${formatReads(reads)}, ${milliseconds.toFixed(0)} ms`,
  );
}

/** People who are not due yet, in batches without their claims, which no tick reads. */
async function loadOthers(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  count: number,
): Promise<void> {
  const templates = buildTemplates(ownerId);
  let next = 0;
  let loads = 0;
  const loadOn = async () => {
    while (next < count) {
      const places = Array.from(
        { length: Math.min(PEOPLE_PER_LOAD, count - next) },
        (_, index) => next + index,
      );
      next += places.length;
      await putBatch(
        client,
        tableName,
        places.map((place) => itemAt(templates, ownerId, place)),
      );
      loads += 1;
      if (loads % LOADS_PER_PROGRESS_LINE === 0)
        console.log(`  … ${next.toLocaleString('en')} people loaded`);
    }
  };
  await Promise.all(Array.from({ length: LOADS_IN_FLIGHT }, loadOn));
}

type ContactItem = ReturnType<typeof toContactItem>;

/** Once a year to each of them, last touched on as many different days: due on as many. */
function buildTemplates(ownerId: OwnerId): readonly ContactItem[] {
  const basis = { now: fixedClock().now(), rules: buildOwner({ ownerId }) };
  const lastDay = Date.parse('2026-08-23T12:00:00.000Z');
  return Array.from({ length: TOUCHED_DAYS }, (_, day) => {
    const lastTouchAt = new Date(lastDay - day * MS_PER_DAY).toISOString();
    return toContactItem(buildPerson('Guest', { ownerId, cadenceDays: 365, lastTouchAt }), basis);
  });
}

function itemAt(templates: readonly ContactItem[], ownerId: OwnerId, place: number): Record<string, unknown> {
  const contactId = deriveContactId('guest', String(place));
  const name = `Guest ${place}`;
  const addresses = [`guest${place}@hall.example`];
  return {
    ...templates[place % templates.length],
    ...contactKey({ ownerId, contactId }),
    contactId,
    name,
    addresses,
  };
}
