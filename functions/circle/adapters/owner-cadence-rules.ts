import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OwnerId } from '../../shared/ids.ts';
import { type CadenceRules, cadenceRulesSchema } from '../domain/cadence-rules.ts';
import { OwnerNotFoundError } from '../errors.ts';
import { readBatch } from './batch-requests.ts';
import { ownerKey, readItem } from './circle-item.ts';

/** What of the owner's settings their contacts' due dates follow from. Throws OwnerNotFoundError. */
export async function readCadenceRules(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
): Promise<CadenceRules> {
  return cadenceRulesIn(await readBatch(client, tableName, [ownerKey(ownerId)]), ownerId);
}

/** The same, from items that were read already. */
export function cadenceRulesIn(items: readonly Record<string, unknown>[], ownerId: OwnerId): CadenceRules {
  const item = items.find(({ sk }) => sk === ownerKey(ownerId).sk);
  if (item === undefined) throw new OwnerNotFoundError(`There is no owner ${ownerId}`);
  return readItem(cadenceRulesSchema, item, 'An owner');
}
