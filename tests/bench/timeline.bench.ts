import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { putBatch } from '../../functions/circle/adapters/batch-requests.ts';
import { createDynamoDbTimeline } from '../../functions/circle/adapters/dynamodb-timeline.ts';
import { toInteractionItem } from '../../functions/circle/adapters/interaction-item.ts';
import type { Timeline, TimelinePageRequest } from '../../functions/circle/timeline.ts';
import { buildInteraction } from '../builders/interaction.ts';
import { withEngineOnDisk } from './engine-on-disk.ts';
import { formatSpread, spreadOf } from './spread.ts';

const ENTRIES = 10_000;
const PAGE_SIZE = 50;
const WARM_UP_READS = 30;
const READS = 200;
const MS_PER_HOUR = 3_600_000;
const WORDS = 'Spoke about the garden, the new job in Leeds and the long way home. '.repeat(4);

/** Milliseconds of a warm page of a long timeline: the newest, and one in its middle, either way. */
export async function benchTimeline(): Promise<void> {
  await withEngineOnDisk(async (engine) => {
    const { circle } = await engine.createTables();
    await loadTimeline(engine.documentClient, circle);
    const timeline = createDynamoDbTimeline(engine.documentClient, circle);
    const middle = cursorAt(ENTRIES / 2);
    console.log(
      `timeline: page of ${PAGE_SIZE} of ${ENTRIES} entries, ${READS} reads after ${WARM_UP_READS}`,
    );
    await measure(timeline, 'newest page', {});
    await measure(timeline, 'middle, towards older', { olderThan: middle });
    await measure(timeline, 'middle, towards newer', { newerThan: middle });
    await measure(timeline, 'oldest page', { olderThan: cursorAt(PAGE_SIZE) });
  });
}

async function measure(timeline: Timeline, what: string, page: TimelinePageRequest): Promise<void> {
  const milliseconds: number[] = [];
  for (let read = 0; read < WARM_UP_READS + READS; read += 1) {
    const before = performance.now();
    const { interactions } = await timeline.read(entryAt(0), { limit: PAGE_SIZE, ...page });
    if (interactions.length !== PAGE_SIZE) throw new Error(`The ${what} has ${interactions.length} entries`);
    if (read >= WARM_UP_READS) milliseconds.push(performance.now() - before);
  }
  console.log(`  ${what.padEnd(22)} ${formatSpread(spreadOf(milliseconds), 'ms', 1)}`);
}

async function loadTimeline(client: DynamoDBDocumentClient, tableName: string): Promise<void> {
  const items = Array.from({ length: ENTRIES }, (_, index) => toInteractionItem(entryAt(index)));
  await putBatch(client, tableName, items);
}

const entryAt = (index: number) =>
  buildInteraction({
    interactionId: `entry-${index}`,
    occurredAt: new Date(Date.UTC(2016, 0) + index * MS_PER_HOUR).toISOString(),
    text: `${index}. ${WORDS}`,
  });

const cursorAt = (index: number) => {
  const { occurredAt, interactionId } = entryAt(index);
  return `${occurredAt}#${interactionId}`;
};
