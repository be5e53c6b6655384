import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { TableBusyError } from '../errors.ts';

const MOST_KEYS_PER_READ = 100; // BatchGetItem, AWS limit
const MOST_ITEMS_PER_WRITE = 25; // BatchWriteItem, AWS limit
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 20;

export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

type Item = Readonly<Record<string, unknown>>;

/**
 * The items that exist under the keys (which are distinct), by key; consistent unless half the price may be a moment behind. Throws
 * TableBusyError.
 */
export async function readAll(
  { client, tableName }: Table,
  keys: readonly { readonly pk: string }[],
  ConsistentRead = true,
): Promise<ReadonlyMap<string, Item>> {
  const found = new Map<string, Item>();
  await inChunks(keys, MOST_KEYS_PER_READ, async (chunk) => {
    const request = { [tableName]: { Keys: [...chunk], ConsistentRead } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems: request }));
    for (const item of Responses?.[tableName] ?? []) found.set(String(item['pk']), item);
    return (UnprocessedKeys?.[tableName]?.Keys ?? []).map(({ pk }) => ({ pk: String(pk) }));
  });
  return found;
}

/** Puts items (with distinct keys) without a condition. Throws TableBusyError. */
export async function putAll({ client, tableName }: Table, items: readonly Item[]): Promise<void> {
  await inChunks(items, MOST_ITEMS_PER_WRITE, async (chunk) => {
    const puts = chunk.map((item) => ({ PutRequest: { Item: item } }));
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: puts } }),
    );
    return (UnprocessedItems?.[tableName] ?? []).flatMap(({ PutRequest }) => PutRequest?.Item ?? []);
  });
}

/** All chunks at once. `send` answers with what DynamoDB left undone for lack of capacity: sent again after a growing pause. */
async function inChunks<T>(
  entries: readonly T[],
  size: number,
  send: (chunk: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  const starts = Array.from({ length: Math.ceil(entries.length / size) }, (_, chunk) => chunk * size);
  await Promise.all(
    starts.map(async (start) => {
      let left: readonly T[] = entries.slice(start, start + size);
      for (let attempt = 0; left.length > 0; attempt += 1) {
        if (attempt === MOST_ATTEMPTS) throw new TableBusyError('DynamoDB was too busy with a batch');
        if (attempt > 0) await wait(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
        left = await send(left);
      }
    }),
  );
}
