import { setTimeout as wait } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KithError } from '../../shared/errors.ts';

const MOST_KEYS_PER_READ = 100; // BatchGetItem, AWS limit
const MOST_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;

/** DynamoDB left items unread, again and again: it has too much to do. */
class TableBusyError extends KithError {}

/** The items that exist among these keys, which are distinct; consistent, in no order, all at the same time. */
export async function readItems(
  client: DynamoDBDocumentClient,
  tableName: string,
  pks: readonly string[],
): Promise<readonly Record<string, unknown>[]> {
  const parts = Array.from({ length: Math.ceil(pks.length / MOST_KEYS_PER_READ) }, (_, part) =>
    pks.slice(part * MOST_KEYS_PER_READ, (part + 1) * MOST_KEYS_PER_READ),
  );
  return (await Promise.all(parts.map((part) => readPart(client, tableName, part)))).flat();
}

async function readPart(client: DynamoDBDocumentClient, tableName: string, pks: readonly string[]) {
  const items: Record<string, unknown>[] = [];
  let left: Record<string, unknown>[] = pks.map((pk) => ({ pk }));
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === MOST_ATTEMPTS) throw new TableBusyError('DynamoDB does not hand out all items');
    if (attempt > 0) await wait(FIRST_PAUSE_MS * 2 ** attempt * Math.random());
    const RequestItems = { [tableName]: { Keys: left, ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems }));
    items.push(...(Responses?.[tableName] ?? []));
    left = UnprocessedKeys?.[tableName]?.Keys ?? [];
  }
  return items;
}
