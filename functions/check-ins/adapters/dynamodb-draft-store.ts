import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { collect, conditionalWrite, queryItems, request } from '../../circle/adapters/circle-item.ts';
import { CIRCLE_TABLE } from '../../circle/adapters/circle-table.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import type { DraftKey, DraftStore } from '../draft-store.ts';
import {
  approveAgainUpdate,
  approveUpdate,
  DRAFT_SHARD,
  type DraftUpdate,
  postponeUpdate,
  sentUpdate,
  settleUpdate,
  skipUpdate,
  unknownUpdate,
  withdrawUpdate,
} from './draft-changes.ts';
import { DRAFT_PREFIX, draftItemKey, partitionOf, readDraft, toDraftItem } from './draft-item.ts';

/*
 * Access patterns of drafts in the Circle table. The item: pk = OWNER#<ownerId>#CONTACT#<contactId>, sk = DRAFT#<draftId>;
 * while it is to go out, also dueShard = draft#0 and dueAt. Every write is conditional and of one item.
 *
 *   open            Put     pk, sk      if no such item (otherwise Get, consistent)
 *   find            Get     pk, sk      consistent
 *   listForContact  Query   pk, sk begins with DRAFT#, consistent
 *   approve         Update  pk, sk      if open and not expired; enters the due index
 *   approveAgain    Update  pk, sk      if its status and attempt are those that were read; enters the due index
 *   skip            Update  pk, sk      if open and not expired
 *   withdraw        Update  pk, sk      if approved and dueAt is still the one that was read; leaves the due index
 *   findDue         Query   due index   dueShard = draft#0, dueAt <= now, limit
 *   postpone        Update  pk, sk      if dueAt is still the one that was read
 *   recordUnknown   Update  pk, sk      if approved
 *   recordSent      Update  pk, sk      if approved or unknown
 *   settle          Update  pk, sk      if approved, unknown, or that already; leaves the due index
 */

export function createDynamoDbDraftStore(client: DynamoDBDocumentClient, tableName: string): DraftStore {
  const find = async (key: DraftKey) => {
    const get = new GetCommand({ TableName: tableName, Key: draftItemKey(key), ConsistentRead: true });
    const { Item } = await request('find a draft', () => client.send(get));
    return Item && readDraft(Item);
  };
  const change = (doing: string, key: DraftKey, update: DraftUpdate) =>
    conditionalWrite(doing, () =>
      client.send(new UpdateCommand({ TableName: tableName, Key: draftItemKey(key), ...update })),
    );
  const list = async (query: QueryCommandInput, limit?: number) =>
    collect(queryItems(client, 'list drafts', query, limit), readDraft);
  return {
    find,
    open: async (draft) => {
      const put = new PutCommand({ TableName: tableName, Item: toDraftItem(draft), ...IF_NEW });
      if (await conditionalWrite('keep a draft', () => client.send(put))) return draft;
      const existing = await find(draft);
      if (existing === undefined) throw new StaleWriteError('A draft vanished while it was being written');
      return existing;
    },
    listForContact: (key) => list(contactQuery(tableName, partitionOf(key))),
    findDue: (now, limit) => list(dueQuery(tableName, now), limit),
    approve: async (key, approval, dueAt) =>
      (await change('approve a draft', key, approveUpdate(approval, dueAt))) ? 'approved' : 'late',
    approveAgain: async (read, approval, dueAt) =>
      (await change('approve a draft again', read, approveAgainUpdate(read, approval, dueAt)))
        ? 'approved'
        : 'late',
    withdraw: async (read) =>
      (await change('withdraw a letter', read, withdrawUpdate(read))) ? 'skipped' : 'late',
    skip: async (key, now) => ((await change('skip a draft', key, skipUpdate(now))) ? 'skipped' : 'late'),
    postpone: async (draft, dueAt) =>
      (await change('postpone a draft', draft, postponeUpdate(draft.dueAt, dueAt))) ? 'moved' : 'lost',
    recordUnknown: async (letter, dueAt) => {
      await change('note an unknown outcome', letter, unknownUpdate(letter, dueAt));
    },
    recordSent: async (letter, dueAt) => {
      await change('note a letter as sent', letter, sentUpdate(letter, dueAt));
    },
    settle: async (letter, status) => {
      await change('settle a draft', letter, settleUpdate(letter, status));
    },
  };
}

const IF_NEW = { ConditionExpression: 'attribute_not_exists(pk)' } as const;

const contactQuery = (tableName: string, partition: string) => ({
  TableName: tableName,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': partition, ':prefix': DRAFT_PREFIX },
  ConsistentRead: true,
});

const dueQuery = (tableName: string, now: string) => ({
  TableName: tableName,
  IndexName: CIRCLE_TABLE.dueIndex.name,
  KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
  ExpressionAttributeValues: { ':shard': DRAFT_SHARD, ':now': now },
});
