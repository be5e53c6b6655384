import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { InteractionPlace } from '../timeline.ts';
import { request } from './circle-item.ts';
import { interactionKey, placeOf } from './interaction-item.ts';

/** Not what the timeline is read by, so that nothing has to look out for what was taken back. */
const RETRACTED_PREFIX = 'RETRACTED#';

/** The copy comes first: a crash in between leaves both, and the next attempt ends it. */
export async function retractInteraction(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: InteractionPlace,
  retractedAt: IsoInstant,
): Promise<'retracted' | 'missing'> {
  const Key = interactionKey(place);
  const { Item } = await request('find an interaction', () =>
    client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true })),
  );
  if (Item === undefined) return 'missing';
  const kept = { ...Item, sk: `${RETRACTED_PREFIX}${placeOf(place)}`, retractedAt };
  await request('keep what is retracted', () =>
    client.send(new PutCommand({ TableName: tableName, Item: kept })),
  );
  await request('retract an interaction', () =>
    client.send(new DeleteCommand({ TableName: tableName, Key })),
  );
  return 'retracted';
}
