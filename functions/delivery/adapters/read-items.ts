import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readAll } from './audience-batches.ts';

/** The items that exist among these keys, which are distinct; consistent, in no order. Throws SuppressionUnreadableError. */
export async function readItems(
  client: DynamoDBDocumentClient,
  tableName: string,
  pks: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const items = await readAll(
    { client, tableName },
    pks.map((pk) => ({ pk })),
  );
  return [...items.values()];
}
