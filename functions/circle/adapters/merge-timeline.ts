import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Interaction } from '../domain/interaction.ts';
import type { Handover } from '../merge-store.ts';
import { conditionalWrite, ITEM_VERSION, queryItems, request } from './circle-item.ts';
import {
  INTERACTION_PREFIX,
  interactionKey,
  readInteraction,
  readWording,
  readWordingOfOld,
  revisionPrefix,
  timelinePartition,
  toRevisionItem,
} from './interaction-item.ts';

/** Enough to keep the table busy; a page of a query brings more. */
const ENTRIES_IN_FLIGHT = 16;

export async function copyTimeline(
  client: DynamoDBDocumentClient,
  tableName: string,
  { ownerId, from, to }: Handover,
): Promise<void> {
  const query = entriesOf(tableName, timelinePartition({ ownerId, contactId: from }));
  await forEachOf(queryItems(client, 'read a timeline', query), (item) =>
    copyEntry(client, tableName, item, { ownerId, from, to }),
  );
}

/** Words of old go first, under keys that no other entry has, so that no copy is there without them. */
async function copyEntry(
  client: DynamoDBDocumentClient,
  tableName: string,
  item: Record<string, unknown>,
  { from, to }: Handover,
): Promise<void> {
  const entry = readInteraction(item);
  const copy: Interaction = { ...entry, contactId: to, mergedFrom: from };
  if (entry.revision !== undefined) {
    if (await isOwnEntry(client, tableName, copy)) return;
    for await (const old of wordingsOfOld(client, tableName, entry)) {
      const Item = toRevisionItem(copy, readWordingOfOld(old));
      await request('copy an earlier text', () =>
        client.send(new PutCommand({ TableName: tableName, Item })),
      );
    }
  }
  const { revisedAt } = readWording(item);
  const Item = { ...interactionKey(copy), version: ITEM_VERSION, ...copy, revisedAt };
  await conditionalWrite('copy an interaction', () =>
    client.send(
      new PutCommand({ TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    ),
  );
}

export async function removeCopies(
  client: DynamoDBDocumentClient,
  tableName: string,
  { ownerId, from, to }: Handover,
): Promise<void> {
  const copies = {
    ...entriesOf(tableName, timelinePartition({ ownerId, contactId: to })),
    FilterExpression: 'mergedFrom = :from',
  };
  copies.ExpressionAttributeValues = { ...copies.ExpressionAttributeValues, ':from': from };
  await forEachOf(queryItems(client, 'read a timeline', copies), (item) =>
    removeCopy(client, tableName, readInteraction(item), from),
  );
}

/** Words that were changed since stay: nobody else has them. */
async function removeCopy(
  client: DynamoDBDocumentClient,
  tableName: string,
  copy: Interaction,
  from: Handover['from'],
): Promise<void> {
  const original = await findEntry(client, tableName, { ...copy, contactId: from });
  if (original === undefined || original.revision !== copy.revision) return;
  for await (const old of wordingsOfOld(client, tableName, copy)) {
    const Key = { pk: old['pk'], sk: old['sk'] };
    await request('remove an earlier text', () =>
      client.send(new DeleteCommand({ TableName: tableName, Key })),
    );
  }
  const { revision } = copy;
  await conditionalWrite('remove a copy', () =>
    client.send(
      new DeleteCommand({
        TableName: tableName,
        Key: interactionKey(copy),
        ConditionExpression: revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :read',
        ...(revision !== undefined && { ExpressionAttributeValues: { ':read': revision } }),
      }),
    ),
  );
}

/** The same message may have been logged with both; then each keeps its own. */
async function isOwnEntry(
  client: DynamoDBDocumentClient,
  tableName: string,
  copy: Interaction,
): Promise<boolean> {
  const present = await findEntry(client, tableName, copy);
  return present !== undefined && present.mergedFrom !== copy.mergedFrom;
}

async function findEntry(
  client: DynamoDBDocumentClient,
  tableName: string,
  place: Interaction,
): Promise<Interaction | undefined> {
  const { Item } = await request('find an interaction', () =>
    client.send(new GetCommand({ TableName: tableName, Key: interactionKey(place), ConsistentRead: true })),
  );
  return Item && readInteraction(Item);
}

const wordingsOfOld = (client: DynamoDBDocumentClient, tableName: string, entry: Interaction) =>
  queryItems(client, 'read earlier texts', {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': timelinePartition(entry), ':prefix': revisionPrefix(entry) },
    ConsistentRead: true,
  });

const entriesOf = (tableName: string, partition: string) => {
  const ExpressionAttributeValues: Record<string, string> = {
    ':pk': partition,
    ':prefix': INTERACTION_PREFIX,
  };
  return {
    TableName: tableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues,
    ConsistentRead: true,
  };
};

async function forEachOf<T>(entries: AsyncIterable<T>, act: (entry: T) => Promise<void>): Promise<void> {
  let inFlight: Promise<void>[] = [];
  for await (const entry of entries) {
    inFlight.push(act(entry));
    if (inFlight.length < ENTRIES_IN_FLIGHT) continue;
    await Promise.all(inFlight);
    inFlight = [];
  }
  await Promise.all(inFlight);
}
