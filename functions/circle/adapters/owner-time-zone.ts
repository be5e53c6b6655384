import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { OwnerId } from '../../shared/ids.ts';
import { timeZoneSchema } from '../domain/owner.ts';
import { OwnerNotFoundError } from '../errors.ts';
import { readBatch } from './batch-requests.ts';
import { ownerKey, readItem } from './circle-item.ts';

const zonedSchema = z.object({ timeZone: timeZoneSchema });

/** The owner's time zone, in which their contacts' due dates are counted. Throws OwnerNotFoundError. */
export async function readTimeZone(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
): Promise<string> {
  return timeZoneIn(await readBatch(client, tableName, [ownerKey(ownerId)]), ownerId);
}

/** The same, from items that were read already. */
export function timeZoneIn(items: readonly Record<string, unknown>[], ownerId: OwnerId): string {
  const item = items.find(({ sk }) => sk === ownerKey(ownerId).sk);
  if (item === undefined) throw new OwnerNotFoundError(`There is no owner ${ownerId}`);
  return readItem(zonedSchema, item, 'An owner').timeZone;
}
