import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { KithError, UnreadableItemError } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';

/** Schema version of everything in the Circle table. */
export const ITEM_VERSION = 1;

/** DynamoDB did not answer, or refused the request itself; nothing can be said about the item. */
export class CircleTableError extends KithError {}

export const ownerKey = (ownerId: OwnerId) => ({ pk: `OWNER#${ownerId}`, sk: 'PROFILE' });

const versionSchema = z.object({ version: z.int() });

/** Parses a stored item, named by `what` in the error. Throws UnreadableItemError. */
export function readItem<T>(schema: z.ZodType<T>, item: unknown, what: string): T {
  const stored = versionSchema.safeParse(item);
  if (stored.success && stored.data.version > ITEM_VERSION) {
    throw new UnreadableItemError(`${what} was stored by a newer release of Kith: update Kith to read it`);
  }
  const parsed = schema.safeParse(item);
  if (stored.success && parsed.success) return parsed.data;
  throw new UnreadableItemError(`${what} in the Circle table does not have the shape that Kith writes`, {
    cause: stored.error ?? parsed.error,
  });
}

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
  try {
    await send();
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    return await request(doing, () => Promise.reject(error));
  }
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
