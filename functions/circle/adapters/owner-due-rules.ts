import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OwnerId } from '../../shared/ids.ts';
import { type DueRules, dueRulesSchema } from '../domain/due-rules.ts';
import { OwnerNotFoundError } from '../errors.ts';
import { readBatch } from './batch-requests.ts';
import { ownerKey, readItem } from './circle-item.ts';

/** What of the owner's settings their contacts' due dates follow from. Throws OwnerNotFoundError. */
export async function readDueRules(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
): Promise<DueRules> {
  return dueRulesIn(await readBatch(client, tableName, [ownerKey(ownerId)]), ownerId);
}

/** The same, from items that were read already. */
export function dueRulesIn(items: readonly Record<string, unknown>[], ownerId: OwnerId): DueRules {
  const item = items.find(({ sk }) => sk === ownerKey(ownerId).sk);
  if (item === undefined) throw new OwnerNotFoundError(`There is no owner ${ownerId}`);
  return readItem(dueRulesSchema, item, 'An owner');
}
