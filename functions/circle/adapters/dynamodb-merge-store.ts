import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../../shared/clock.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { ContactAtRevision, MergeRecord, MergeStore, MergeTask } from '../merge-store.ts';
import { conditionalWrite, request } from './circle-item.ts';
import { toContactSnapshot } from './contact-item.ts';
import {
  listMergeRecords,
  mergeRecordKey,
  mergeTaskKey,
  readRecord,
  readTask,
  toRecordItem,
  toTaskItem,
} from './merge-item.ts';
import { findExactly, moveAddress, moveMailbox, remove, restore, rewrite } from './merge-moving.ts';
import { copyTimeline, removeCopies } from './merge-timeline.ts';

/*
 * Access patterns of merges in the Circle table. Record: pk = OWNER#<ownerId>, sk = MERGED#<absorbedId>; what is going on:
 * pk = OWNER#<ownerId>, sk = MERGE-AT-WORK.
 *
 *   beginTask      Put     task         if there is none
 *   findTask       Get     task
 *   endTask        Delete  task         if it is still the one that was read
 *   findRecord     Get     record
 *   listRecords    Query   pk, sk begins with MERGED#
 *   addRecord      Put     record       if there is none
 *   renewSnapshot  Update  record       if its snapshot is no newer
 *   removeRecord   Delete  record       if it leads to the same contact
 *   findExactly    Get     contact
 *   rewrite        BatchGet owner and contact; Put contact if its revision is still the one that was read
 *   remove         Delete  contact      if its revision is still the one that was read
 *   restore        Get owner; Put contact if there is none
 *   moveAddress    Put     claim        if free or of one of the two
 *   moveMailbox    Update  mailbox      if of the one it is to leave
 *   copyTimeline   Query   interactions; Put each if there is none, after its words of old
 *   removeCopies   Query   interactions; Delete each copy if its revision is still the original's, after its words of old
 */

export function createDynamoDbMergeStore(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock = systemClock,
): MergeStore {
  return {
    ...tasks(client, tableName),
    ...records(client, tableName),
    findExactly: (key) => findExactly(client, tableName, key),
    rewrite: (key, change) => rewrite(client, tableName, clock, key, change),
    remove: (key, revision) => remove(client, tableName, key, revision),
    restore: (contact, revision) => restore(client, tableName, clock, contact, revision),
    moveAddress: (address, handover) => moveAddress(client, tableName, address, handover),
    moveMailbox: (mailbox, handover) => moveMailbox(client, tableName, mailbox, handover),
    copyTimeline: (handover) => copyTimeline(client, tableName, handover),
    removeCopies: (handover) => removeCopies(client, tableName, handover),
  };
}

type TaskMethods = Pick<MergeStore, 'beginTask' | 'findTask' | 'endTask'>;

const tasks = (client: DynamoDBDocumentClient, tableName: string): TaskMethods => ({
  beginTask: async (task: MergeTask) => {
    const put = new PutCommand({ TableName: tableName, Item: toTaskItem(task), ...IF_NONE });
    return (await conditionalWrite('begin a merge', () => client.send(put))) ? 'begun' : 'busy';
  },
  findTask: async (ownerId: OwnerId) => {
    const get = new GetCommand({ TableName: tableName, Key: mergeTaskKey(ownerId), ConsistentRead: true });
    const { Item } = await request('find a merge at work', () => client.send(get));
    return Item && readTask(Item);
  },
  endTask: async ({ ownerId, doing, absorbedId }: MergeTask) => {
    const isStillThis = {
      ConditionExpression: 'doing = :doing AND absorbedId = :absorbed',
      ExpressionAttributeValues: { ':doing': doing, ':absorbed': absorbedId },
    };
    const end = new DeleteCommand({ TableName: tableName, Key: mergeTaskKey(ownerId), ...isStillThis });
    await conditionalWrite('end a merge', () => client.send(end));
  },
});

type RecordMethods = Pick<
  MergeStore,
  'findRecord' | 'listRecords' | 'addRecord' | 'renewSnapshot' | 'removeRecord'
>;

const records = (client: DynamoDBDocumentClient, tableName: string): RecordMethods => ({
  findRecord: async (ownerId, absorbedId) => {
    const Key = mergeRecordKey(ownerId, absorbedId);
    const get = new GetCommand({ TableName: tableName, Key, ConsistentRead: true });
    const { Item } = await request('find a merge', () => client.send(get));
    return Item && readRecord(Item);
  },
  listRecords: (ownerId) => listMergeRecords(client, tableName, ownerId),
  addRecord: async (record) => {
    const put = new PutCommand({ TableName: tableName, Item: toRecordItem(record), ...IF_NONE });
    await conditionalWrite('keep a merge', () => client.send(put));
  },
  renewSnapshot: async (record, absorbed) => {
    const update = new UpdateCommand({ TableName: tableName, ...snapshotUpdate(record, absorbed) });
    await conditionalWrite('renew a merge', () => client.send(update));
  },
  removeRecord: async ({ ownerId, into, absorbed }) => {
    const isStillThis = { ConditionExpression: '#into = :into', ...namingInto(into) };
    const Key = mergeRecordKey(ownerId, absorbed.contactId);
    const remove = new DeleteCommand({ TableName: tableName, Key, ...isStillThis });
    await conditionalWrite('forget a merge', () => client.send(remove));
  },
});

const IF_NONE = { ConditionExpression: 'attribute_not_exists(pk)' } as const;

/** INTO is a reserved word of DynamoDB. */
const namingInto = (into: string) => ({
  ExpressionAttributeNames: { '#into': 'into' },
  ExpressionAttributeValues: { ':into': into },
});

const snapshotUpdate = (
  { ownerId, absorbed: { contactId } }: MergeRecord,
  { contact, revision }: ContactAtRevision,
) => ({
  Key: mergeRecordKey(ownerId, contactId),
  UpdateExpression: 'SET absorbed = :absorbed, absorbedRevision = :revision',
  ConditionExpression: 'absorbedRevision <= :revision',
  ExpressionAttributeValues: { ':absorbed': toContactSnapshot(contact), ':revision': revision },
});
