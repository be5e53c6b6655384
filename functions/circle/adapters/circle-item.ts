import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { KithError } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import { readStoredItem } from '../../shared/stored-item.ts';

/** Schema version of everything in the Circle table that has none of its own. */
export const ITEM_VERSION = 1;

/** DynamoDB did not answer, or refused the request itself; nothing can be said about the item. */
export class CircleTableError extends KithError {}

export const ownerKey = (ownerId: OwnerId) => ({ pk: `OWNER#${ownerId}`, sk: 'PROFILE' });

/** Parses a stored item, named by `what` in the error. Throws UnreadableItemError. */
export const readItem = <T>(
  schema: z.ZodType<T>,
  item: unknown,
  what: string,
  newestVersion = ITEM_VERSION,
): T => readStoredItem(item, { schema, newestVersion, what: `${what} in the Circle table` });

/** Runs a request; the SDK's error becomes a CircleTableError that says what was being done. */
export async function request<T>(doing: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown error';
    throw new CircleTableError(`The Circle table failed to ${doing} (${reason})`, { cause: error });
  }
}

/** Runs a conditional write; false when its condition did not hold. */
export async function conditionalWrite(doing: string, send: () => Promise<unknown>): Promise<boolean> {
  return await request(doing, () => unlessConditionFails(send()));
}

/** Every item of a query, page by page, at most `limit`. */
export async function* queryItems(
  client: DynamoDBDocumentClient,
  doing: string,
  input: QueryCommandInput,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Record<string, unknown>> {
  const pages = paginateQuery(
    { client, ...(limit < Number.POSITIVE_INFINITY && { pageSize: limit }) },
    input,
  );
  let left = limit;
  while (left > 0) {
    const page = await request(doing, () => pages.next());
    if (page.done) return;
    const items = (page.value.Items ?? []).slice(0, left);
    yield* items;
    left -= items.length;
  }
}

/** All of them, each read by `read`. */
export async function collect<T>(
  items: AsyncIterable<Record<string, unknown>>,
  read: (item: Record<string, unknown>) => T,
): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(read(item));
  return collected;
}
