import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import type { ContactKey } from '../contact-store.ts';
import type { InteractionPlace, Retraction } from '../timeline.ts';
import { collect, queryItems, readItem, request } from './circle-item.ts';
import { interactionKey, placeOf, timelinePartition } from './interaction-item.ts';

/** Not what the timeline is read by, so that nothing has to look out for what was taken back. */
const RETRACTED_PREFIX = 'RETRACTED#';

const retractionSchema = z.object({
  retractedAt: isoInstantSchema,
  touchedBefore: isoInstantSchema.optional(),
});

/** The copy comes first: a crash in between leaves both, and the next attempt ends it. */
export async function retractInteraction(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: InteractionPlace,
  { retractedAt, touchedBefore }: Retraction,
): Promise<'retracted' | 'missing'> {
  const Key = interactionKey(place);
  const { Item } = await request('find an interaction', () =>
    client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true })),
  );
  if (Item === undefined) return 'missing';
  const kept = { ...Item, ...retractedKey(place), retractedAt, touchedBefore };
  await request('keep what is retracted', () =>
    client.send(new PutCommand({ TableName: tableName, Item: kept })),
  );
  await request('retract an interaction', () =>
    client.send(new DeleteCommand({ TableName: tableName, Key })),
  );
  return 'retracted';
}

export async function forgetRetracted(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: InteractionPlace,
): Promise<void> {
  const Key = retractedKey(place);
  await request('forget what was retracted', () =>
    client.send(new DeleteCommand({ TableName: tableName, Key })),
  );
}

const retractedKey = (place: InteractionPlace) => ({
  pk: timelinePartition(place),
  sk: `${RETRACTED_PREFIX}${placeOf(place)}`,
});

export function readRetractions(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: ContactKey,
  occurredAt: IsoInstant,
): Promise<readonly Retraction[]> {
  const query = {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: {
      ':pk': timelinePartition(key),
      ':prefix': `${RETRACTED_PREFIX}${occurredAt}#`,
    },
    ConsistentRead: true,
  };
  return collect(queryItems(client, 'read retractions', query), (item) =>
    readItem(retractionSchema, item, 'A retraction'),
  );
}
