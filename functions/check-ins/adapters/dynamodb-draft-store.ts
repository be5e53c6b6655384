import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { collect, conditionalWrite, queryItems, request } from '../../circle/adapters/circle-item.ts';
import { CIRCLE_TABLE } from '../../circle/adapters/circle-table.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import type { DraftStatus } from '../domain/draft.ts';
import type { DraftKey, DraftStore } from '../draft-store.ts';
import {
  DRAFT_PREFIX,
  DRAFT_SHARD,
  draftItemKey,
  partitionOf,
  readDraft,
  toDraftItem,
} from './draft-item.ts';

/*
 * Access patterns of drafts in the Circle table. The item: pk = OWNER#<ownerId>#CONTACT#<contactId>, sk = DRAFT#<draftId>;
 * while it is to go out, also dueShard = draft#0 and dueAt. Every write is conditional and of one item.
 *
 *   open            Put     pk, sk      if no such item (otherwise Get, consistent)
 *   find            Get     pk, sk      consistent
 *   listForContact  Query   pk, sk begins with DRAFT#, consistent
 *   approve         Update  pk, sk      if open and not expired; enters the due index
 *   skip            Update  pk, sk      if open and not expired
 *   findDue         Query   due index   dueShard = draft#0, dueAt <= now, limit
 *   postpone        Update  pk, sk      if dueAt is still the one that was read
 *   recordUnknown   Update  pk, sk      if approved
 *   settle          Update  pk, sk      if approved or unknown; leaves the due index
 */

export function createDynamoDbDraftStore(client: DynamoDBDocumentClient, tableName: string): DraftStore {
  const find = async (key: DraftKey) => {
    const get = new GetCommand({ TableName: tableName, Key: draftItemKey(key), ConsistentRead: true });
    const { Item } = await request('find a draft', () => client.send(get));
    return Item && readDraft(Item);
  };
  const update = (doing: string, key: DraftKey, change: Change) =>
    conditionalWrite(doing, () =>
      client.send(new UpdateCommand({ TableName: tableName, Key: draftItemKey(key), ...toUpdate(change) })),
    );
  return {
    find,
    open: async (draft) => {
      const Item = toDraftItem(draft);
      const put = new PutCommand({ TableName: tableName, Item, ConditionExpression: IF_NEW });
      if (await conditionalWrite('keep a draft', () => client.send(put))) return draft;
      const existing = await find(draft);
      if (existing === undefined) throw new StaleWriteError('A draft vanished while it was being written');
      return existing;
    },
    listForContact: (key) =>
      collect(queryItems(client, 'list drafts', contactQuery(tableName, partitionOf(key))), readDraft),
    approve: async (key, approval, dueAt) => {
      const set = { status: 'approved', approval, dueShard: DRAFT_SHARD, dueAt } as const;
      const isApproved = await update('approve a draft', key, { set, ...ifOpenAt(approval.approvedAt) });
      return isApproved ? 'approved' : 'late';
    },
    skip: async (key, now) => {
      const isSkipped = await update('skip a draft', key, { set: { status: 'skipped' }, ...ifOpenAt(now) });
      return isSkipped ? 'skipped' : 'late';
    },
    findDue: (now, limit) =>
      collect(queryItems(client, 'find due drafts', dueQuery(tableName, now), limit), readDraft),
    postpone: async (draft, dueAt) => {
      const isAsRead = { condition: 'dueAt = :read', values: { ':read': draft.dueAt } };
      return (await update('postpone a draft', draft, { set: { dueAt }, ...isAsRead })) ? 'moved' : 'lost';
    },
    recordUnknown: async (key, dueAt) => {
      await update('note an unknown outcome', key, {
        set: { status: 'unknown', dueAt },
        ...ifIn('approved'),
      });
    },
    settle: async (key, status) => {
      const change = { set: { status }, remove: ['dueShard', 'dueAt'], ...ifIn('approved', 'unknown') };
      await update('settle a draft', key, change);
    },
  };
}

interface Change {
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  readonly condition: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const IF_NEW = 'attribute_not_exists(pk)';

const ifIn = (...statuses: readonly DraftStatus[]) => ({
  condition: `#status IN (${statuses.map((_, index) => `:if${index}`).join(', ')})`,
  values: Object.fromEntries(statuses.map((status, index) => [`:if${index}`, status])),
});

const ifOpenAt = (now: string) => {
  const { condition, values } = ifIn('open');
  return { condition: `${condition} AND expiresAt > :now`, values: { ...values, ':now': now } };
};

function toUpdate({
  set,
  remove = [],
  condition,
  values,
}: Change): Omit<UpdateCommandInput, 'TableName' | 'Key'> {
  const names = Object.keys(set);
  const removal = remove.length === 0 ? '' : ` REMOVE ${remove.join(', ')}`;
  const usesStatus = names.includes('status') || condition.includes('#status');
  return {
    UpdateExpression: `SET ${names.map((name) => `${name === 'status' ? '#status' : name} = :${name}`).join(', ')}${removal}`,
    ConditionExpression: condition,
    ...(usesStatus && { ExpressionAttributeNames: { '#status': 'status' } }),
    ExpressionAttributeValues: {
      ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
      ...values,
    },
  };
}

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
