import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import { type Owner, ownerSchema } from '../domain/owner.ts';
import type { OwnerStore } from '../owner-store.ts';
import {
  collect,
  conditionalWrite,
  ITEM_VERSION,
  ownerKey,
  queryItems,
  readItem,
  request,
} from './circle-item.ts';
import { CIRCLE_TABLE } from './circle-table.ts';

/*
 * Access patterns of owners in the Circle table. The item: pk = OWNER#<ownerId>, sk = PROFILE.
 *
 *   addOwner                Put     pk, sk              if no such item
 *   findOwner               Get     pk, sk              consistent
 *   listOwners              Query   due index           dueShard = brief#0
 *   findOwnersWithBriefDue  Query   due index           dueShard = brief#0, dueAt <= now, limit
 *   moveBriefDue            Update  pk, sk              if dueAt is still the one that was read
 */

/** One shard: a tick reads only what is due, and a deployment has a handful of owners. */
const BRIEF_SHARD = 'brief#0';

/** Sorts after every stored moment. */
const EVER = '~';

export function createDynamoDbOwnerStore(client: DynamoDBDocumentClient, tableName: string): OwnerStore {
  const findDueBy = async (moment: string, limit?: number): Promise<readonly Owner[]> => {
    const items = queryItems(client, 'list owners', dueQuery(tableName, moment), limit);
    return await collect(items, readOwner);
  };

  return {
    addOwner: async (owner) => {
      const added = await conditionalWrite('add an owner', () =>
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: toItem(owner),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      return added ? 'added' : 'exists';
    },
    findOwner: async (ownerId) => {
      const { Item } = await request('find an owner', () =>
        client.send(new GetCommand({ TableName: tableName, Key: ownerKey(ownerId), ConsistentRead: true })),
      );
      return Item && readOwner(Item);
    },
    listOwners: () => findDueBy(EVER),
    findOwnersWithBriefDue: (now, limit) => findDueBy(now, limit),
    moveBriefDue: async (owner, dueAt) => {
      const moved = await conditionalWrite('move a brief', () =>
        client.send(new UpdateCommand({ TableName: tableName, ...briefDueUpdate(owner, dueAt) })),
      );
      return moved ? 'moved' : 'lost';
    },
  };
}

function dueQuery(tableName: string, moment: string) {
  return {
    TableName: tableName,
    IndexName: CIRCLE_TABLE.dueIndex.name,
    KeyConditionExpression: 'dueShard = :shard AND dueAt <= :moment',
    ExpressionAttributeValues: { ':shard': BRIEF_SHARD, ':moment': moment },
  };
}

function briefDueUpdate(owner: Owner, dueAt: IsoInstant) {
  const isUnmovedSinceRead = 'dueAt = :read';
  return {
    Key: ownerKey(owner.ownerId),
    UpdateExpression: 'SET dueAt = :dueAt',
    ConditionExpression: isUnmovedSinceRead,
    ExpressionAttributeValues: { ':dueAt': dueAt, ':read': owner.briefDueAt },
  };
}

/** `briefDueAt` is stored once, as the sort key of the due index. */
function toItem({ briefDueAt, ...owner }: Owner) {
  return {
    ...ownerKey(owner.ownerId),
    version: ITEM_VERSION,
    ...owner,
    dueShard: BRIEF_SHARD,
    dueAt: briefDueAt,
  };
}

function readOwner(item: Record<string, unknown>): Owner {
  return readItem(ownerSchema, { ...item, briefDueAt: item['dueAt'] }, 'An owner');
}
