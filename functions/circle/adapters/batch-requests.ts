import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CircleTableError, request } from './circle-item.ts';

const MOST_KEYS_PER_READ = 100; // BatchGetItem, AWS limit
const MOST_ITEMS_PER_WRITE = 25; // BatchWriteItem, AWS limit
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;

export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** The items that exist among `keys` (which are distinct), read consistently, in no order. */
export async function readBatch(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly ItemKey[],
): Promise<readonly Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  await inChunks(keys, MOST_KEYS_PER_READ, async (chunk) => {
    const answer = await request('read a batch', () =>
      client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: [...chunk], ConsistentRead: true } } }),
      ),
    );
    items.push(...(answer.Responses?.[tableName] ?? []));
    return (answer.UnprocessedKeys?.[tableName]?.Keys ?? []).flatMap(({ pk, sk }) => ({
      pk: String(pk),
      sk: String(sk),
    }));
  });
  return items;
}

/** Puts items (with distinct keys) without a condition. */
export async function putBatch(
  client: DynamoDBDocumentClient,
  tableName: string,
  items: readonly Record<string, unknown>[],
): Promise<void> {
  await inChunks(items, MOST_ITEMS_PER_WRITE, async (chunk) => {
    const puts = chunk.map((Item) => ({ PutRequest: { Item } }));
    const answer = await request('write a batch', () =>
      client.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } })),
    );
    return (answer.UnprocessedItems?.[tableName] ?? []).flatMap(({ PutRequest }) => PutRequest?.Item ?? []);
  });
}

/** `send` answers with what DynamoDB left undone for lack of capacity, which is sent again after a growing pause. */
async function inChunks<T>(
  entries: readonly T[],
  size: number,
  send: (chunk: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  for (let start = 0; start < entries.length; start += size) {
    let left: readonly T[] = entries.slice(start, start + size);
    for (let attempt = 0; left.length > 0; attempt += 1) {
      if (attempt === MOST_ATTEMPTS) throw new CircleTableError('The Circle table is too busy');
      if (attempt > 0) await wait(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
      left = await send(left);
    }
  }
}
