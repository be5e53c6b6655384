import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DeliveryId, OwnerId } from '../../shared/ids.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Owner } from '../domain/owner.ts';
import type { BriefStanding, OwnerStore } from '../owner-store.ts';
import { collect, conditionalWrite, ownerKey, queryItems } from './circle-item.ts';
import { CIRCLE_TABLE } from './circle-table.ts';
import { changeOwner, getOwnerItem } from './owner-changing.ts';
import { BRIEF_SHARD, readOwner, toOwnerItem } from './owner-item.ts';

/*
 * Access patterns of owners in the Circle table. The item: pk = OWNER#<ownerId>, sk = PROFILE.
 *
 *   addOwner                Put     pk, sk              if no such item
 *   findOwner               Get     pk, sk              consistent
 *   listOwners              Query   due index           dueShard = brief#0
 *   findOwnersWithBriefDue  Query   due index           dueShard = brief#0, dueAt <= now, limit
 *   moveBriefDue            Update  pk, sk              if dueAt is still the one that was read
 *   claimUrgentDay          Update  pk, sk              if no other mail has the day
 *   recordAttention         Update  pk, sk              if it is news; then Get
 *   changeOwner             Get, then Update  pk, sk    if its revision is still the one that was read; what the three before write
 *                                                       is left alone
 */

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
            Item: toOwnerItem(owner),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      return added ? 'added' : 'exists';
    },
    findOwner: async (ownerId) => {
      const item = await getOwnerItem(client, tableName, ownerId);
      return item && readOwner(item);
    },
    changeOwner: (ownerId, change) => changeOwner(client, tableName, ownerId, change),
    listOwners: () => findDueBy(EVER),
    findOwnersWithBriefDue: (now, limit) => findDueBy(now, limit),
    moveBriefDue: async (owner, dueAt, standing = {}) => {
      const moved = await conditionalWrite('move a brief', () =>
        client.send(new UpdateCommand({ TableName: tableName, ...briefDueUpdate(owner, dueAt, standing) })),
      );
      return moved ? 'moved' : 'lost';
    },
    claimUrgentDay: async (ownerId, day, mailId) => {
      const claimed = await conditionalWrite('claim the urgent mail of a day', () =>
        client.send(new UpdateCommand({ TableName: tableName, ...urgentDayUpdate(ownerId, day, mailId) })),
      );
      return claimed ? 'claimed' : 'taken';
    },
    recordAttention: async (ownerId, at) => {
      await conditionalWrite('note an owner’s attention', () =>
        client.send(new UpdateCommand({ TableName: tableName, ...attentionUpdate(ownerId, at) })),
      );
      const item = await getOwnerItem(client, tableName, ownerId);
      return item && readOwner(item);
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

function briefDueUpdate(owner: Owner, dueAt: IsoInstant, standing: BriefStanding) {
  const isUnmovedSinceRead = 'dueAt = :read';
  const entries = Object.entries(standing);
  const set = entries.filter(([, value]) => value !== undefined);
  const gone = entries.filter(([, value]) => value === undefined);
  const removal = gone.length > 0 ? ` REMOVE ${gone.map(([name]) => name).join(', ')}` : '';
  return {
    Key: ownerKey(owner.ownerId),
    UpdateExpression: `SET ${['dueAt', ...set.map(([name]) => name)].map((name) => `${name} = :${name}`).join(', ')}${removal}`,
    ConditionExpression: isUnmovedSinceRead,
    ExpressionAttributeValues: {
      ':dueAt': dueAt,
      ':read': owner.briefDueAt,
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    },
  };
}

function urgentDayUpdate(ownerId: OwnerId, day: string, mailId: DeliveryId) {
  const isFree = '(attribute_not_exists(lastUrgentOn) OR lastUrgentOn <> :day OR lastUrgentMailId = :mailId)';
  return {
    Key: ownerKey(ownerId),
    UpdateExpression: 'SET lastUrgentOn = :day, lastUrgentMailId = :mailId',
    ConditionExpression: `attribute_exists(pk) AND ${isFree}`,
    ExpressionAttributeValues: { ':day': day, ':mailId': mailId },
  };
}

function attentionUpdate(ownerId: OwnerId, at: IsoInstant) {
  const isNews = '(attribute_not_exists(lastAttentionAt) OR lastAttentionAt < :at)';
  return {
    Key: ownerKey(ownerId),
    UpdateExpression: 'SET lastAttentionAt = :at',
    ConditionExpression: `attribute_exists(pk) AND ${isNews}`,
    ExpressionAttributeValues: { ':at': at },
  };
}
