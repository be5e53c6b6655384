import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { StaleWriteError } from '../../shared/errors.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { EarlierText, InteractionPlace } from '../timeline.ts';
import { collect, conditionalWrite, queryItems, request } from './circle-item.ts';
import {
  interactionKey,
  readInteraction,
  readWording,
  readWordingOfOld,
  revisionPrefix,
  timelinePartition,
  toRevisionItem,
  type Wording,
} from './interaction-item.ts';
import { MOST_ATTEMPTS, pauseBefore } from './patience.ts';

/*
 * The words of old are kept first, under the number of the revision that is to put them aside, then the interaction is changed
 * if it still has the revision that was read. What is kept under a number is the same whoever writes it, so a crash or a race in
 * between leaves nothing to heal: whoever comes next writes it again, and a number that the interaction has not reached is not read.
 */

interface StoredInteraction extends Wording {
  readonly revision: number;
}

/** Throws StaleWriteError. */
export async function reviseInteraction(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: InteractionPlace,
  wanted: { readonly text: string; readonly revisedAt: IsoInstant },
): Promise<'revised' | 'unchanged' | 'missing'> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await pauseBefore(attempt);
    const stored = await findStored(client, tableName, place);
    if (stored === undefined) return 'missing';
    if (stored.text === wanted.text) return 'unchanged';
    const revision = stored.revision + 1;
    const kept = toRevisionItem(place, { ...stored, revision });
    await request('keep an earlier text', () =>
      client.send(new PutCommand({ TableName: tableName, Item: kept })),
    );
    const update = wordingUpdate(place, { ...wanted, revision });
    const isRevised = await conditionalWrite('revise an interaction', () =>
      client.send(new UpdateCommand({ TableName: tableName, ...update })),
    );
    if (isRevised) return 'revised';
  }
  throw new StaleWriteError('An interaction kept changing while it was to be revised');
}

export async function readEarlierTexts(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: InteractionPlace,
): Promise<readonly EarlierText[]> {
  const stored = await findStored(client, tableName, place);
  if (stored === undefined || stored.revision === 0) return [];
  const query = {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': timelinePartition(place), ':prefix': revisionPrefix(place) },
    ConsistentRead: true,
  };
  const kept = await collect(queryItems(client, 'read earlier texts', query), readWordingOfOld);
  const reached = kept
    .filter(({ revision }) => revision <= stored.revision)
    .sort((one, other) => one.revision - other.revision);
  return reached.flatMap(({ text }, index) => {
    const replacedAt = (reached[index + 1] ?? stored).revisedAt;
    return replacedAt === undefined ? [] : { text, replacedAt };
  });
}

async function findStored(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: InteractionPlace,
): Promise<StoredInteraction | undefined> {
  const { Item } = await request('find an interaction', () =>
    client.send(new GetCommand({ TableName: tableName, Key: interactionKey(place), ConsistentRead: true })),
  );
  if (Item === undefined) return undefined;
  return { ...readWording(Item), revision: readInteraction(Item).revision ?? 0 };
}

function wordingUpdate(
  place: InteractionPlace,
  { text, revisedAt, revision }: { text: string; revisedAt: IsoInstant; revision: number },
) {
  const isFirst = revision === 1;
  return {
    Key: interactionKey(place),
    UpdateExpression: 'SET #text = :text, revisedAt = :revisedAt, revision = :revision',
    ConditionExpression: isFirst
      ? 'attribute_exists(pk) AND attribute_not_exists(revision)'
      : 'revision = :read',
    ExpressionAttributeNames: { '#text': 'text' },
    ExpressionAttributeValues: {
      ':text': text,
      ':revisedAt': revisedAt,
      ':revision': revision,
      ...(!isFirst && { ':read': revision - 1 }),
    },
  };
}
