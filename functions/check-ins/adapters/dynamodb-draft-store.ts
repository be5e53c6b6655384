import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { collect, conditionalWrite, queryItems, request } from '../../circle/adapters/circle-item.ts';
import { CIRCLE_TABLE } from '../../circle/adapters/circle-table.ts';
import { listMergeRecords } from '../../circle/adapters/merge-item.ts';
import type { ContactKey } from '../../circle/contact-store.ts';
import { idsOfPerson } from '../../circle/domain/merging/ids-of-person.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import type { DraftKey, DraftStore } from '../draft-store.ts';
import {
  announceUpdate,
  approveAgainUpdate,
  approveAnnouncedUpdate,
  approveUpdate,
  callOffUpdate,
  DRAFT_SHARD,
  type DraftUpdate,
  moveUpdate,
  postponeUpdate,
  putAwayUpdate,
  rewordUpdate,
  sentUpdate,
  settleUpdate,
  skipUpdate,
  unknownUpdate,
  usedUpdate,
  waitUpdate,
  withdrawUpdate,
} from './draft-changes.ts';
import { DRAFT_PREFIX, draftItemKey, partitionOf, readDraft, toDraftItem } from './draft-item.ts';

/*
 * Access patterns of drafts in the Circle table. The item: pk = OWNER#<ownerId>#CONTACT#<contactId>, sk = DRAFT#<draftId>;
 * while it is to go out, also dueShard = draft#0 and dueAt. Every write is conditional and of one item.
 *
 *   open            Put     pk, sk      if no such item (otherwise Get, consistent)
 *   find            Get     pk, sk      consistent; where there is none, Query the circle's merges, and Get under each absorbed id
 *   listForContact  Query   the circle's merges; pk of each id, sk begins with DRAFT#, consistent
 *   approve         Update  pk, sk      if open, not expired, and its words are those that were read; enters the due index
 *   skip, putAway   Update  pk, sk      if open and not expired; leaves the due index, as do reword, wait, callOff and recordUsed
 *   reword, wait    Update  pk, sk      if open and not expired
 *   announce        Update  pk, sk      if open, not expired, not in the due index and not waiting; enters the due index
 *   approveAnnounced Update pk, sk      if open, not expired, and dueAt is still the one that was read
 *   callOff         Update  pk, sk      if open, and dueAt is still the one that was read
 *   recordUsed      Update  pk, sk      if open
 *   approveAgain    Update  pk, sk      if its status and attempt are those that were read; enters the due index
 *   withdraw        Update  pk, sk      if approved and dueAt is still the one that was read; leaves the due index
 *   move            Update  pk, sk      if approved and dueAt is still the one that was read
 *   findDue         Query   due index   dueShard = draft#0, dueAt <= now, limit
 *   postpone        Update  pk, sk      if dueAt is still the one that was read
 *   recordUnknown   Update  pk, sk      if approved
 *   recordSent      Update  pk, sk      if approved or unknown
 *   settle          Update  pk, sk      if approved, unknown, or that already; leaves the due index
 */

export function createDynamoDbDraftStore(client: DynamoDBDocumentClient, tableName: string): DraftStore {
  const { find, listForContact } = createReads(client, tableName);
  const change = createChange(client, tableName);
  return {
    find,
    open: async (draft) => {
      const put = new PutCommand({ TableName: tableName, Item: toDraftItem(draft), ...IF_NEW });
      if (await conditionalWrite('keep a draft', () => client.send(put))) return draft;
      const existing = await find(draft);
      if (existing === undefined) throw new StaleWriteError('A draft vanished while it was being written');
      return existing;
    },
    listForContact,
    findDue: (now, limit) =>
      collect(queryItems(client, 'list drafts', dueQuery(tableName, now), limit), readDraft),
    ...createDecisions(change),
    ...createOutcomes(change),
  };
}

/** A draft stays where it was written, so that undoing a merge parts them again: whoever was kept is asked for, and the others are read as well. */
function createReads(
  client: DynamoDBDocumentClient,
  tableName: string,
): Pick<DraftStore, 'find' | 'listForContact'> {
  const get = async (key: DraftKey) => {
    const command = new GetCommand({ TableName: tableName, Key: draftItemKey(key), ConsistentRead: true });
    const { Item } = await request('find a draft', () => client.send(command));
    return Item && readDraft(Item);
  };
  const idsOf = async ({ ownerId, contactId }: ContactKey) =>
    idsOfPerson(contactId, await listMergeRecords(client, tableName, ownerId));
  return {
    find: async (key) => {
      const own = await get(key);
      if (own !== undefined) return own;
      const [, ...absorbed] = await idsOf(key);
      const found = await Promise.all(absorbed.map((contactId) => get({ ...key, contactId })));
      return found.find((draft) => draft !== undefined);
    },
    listForContact: async (key) => {
      const lists = (await idsOf(key)).map((contactId) => {
        const query = contactQuery(tableName, partitionOf({ ...key, contactId }));
        return collect(queryItems(client, 'list drafts', query), readDraft);
      });
      return (await Promise.all(lists)).flat();
    },
  };
}

type Change = (doing: string, key: DraftKey, update: DraftUpdate) => Promise<boolean>;

const createChange =
  (client: DynamoDBDocumentClient, tableName: string): Change =>
  (doing, key, update) =>
    conditionalWrite(doing, () =>
      client.send(new UpdateCommand({ TableName: tableName, Key: draftItemKey(key), ...update })),
    );

/** Of a draft that is open. */
const createDecisions = (
  change: Change,
): Pick<
  DraftStore,
  | 'approve'
  | 'reword'
  | 'skip'
  | 'putAway'
  | 'wait'
  | 'announce'
  | 'approveAnnounced'
  | 'callOff'
  | 'recordUsed'
> => ({
  approve: async (read, approval, dueAt) =>
    (await change('approve a draft', read, approveUpdate(read, approval, dueAt))) ? 'approved' : 'late',
  reword: async (key, ownWords, now) =>
    (await change('reword a draft', key, rewordUpdate(ownWords, now))) ? 'reworded' : 'late',
  skip: async (key, now) => ((await change('skip a draft', key, skipUpdate(now))) ? 'skipped' : 'late'),
  putAway: async (key, now) =>
    (await change('put a draft away', key, putAwayUpdate(now))) ? 'skipped' : 'late',
  wait: async (key, until, now) =>
    (await change('let a draft wait', key, waitUpdate(until, now))) ? 'waits' : 'late',
  announce: async (key, dueAt, now) => {
    await change('announce a draft', key, announceUpdate(dueAt, now));
  },
  approveAnnounced: async (read, approval, dueAt) =>
    (await change('approve an announced draft', read, approveAnnouncedUpdate(read, approval, dueAt)))
      ? 'approved'
      : 'late',
  callOff: async (read) => {
    await change('call a draft off', read, callOffUpdate(read));
  },
  recordUsed: async (key, usedAt) => {
    await change('note a draft as used', key, usedUpdate(usedAt));
  },
});

/** Of one that goes out. */
const createOutcomes = (
  change: Change,
): Pick<
  DraftStore,
  'approveAgain' | 'withdraw' | 'move' | 'postpone' | 'recordUnknown' | 'recordSent' | 'settle'
> => ({
  approveAgain: async (read, approval, dueAt) =>
    (await change('approve a draft again', read, approveAgainUpdate(read, approval, dueAt)))
      ? 'approved'
      : 'late',
  withdraw: async (read, skippedAt) =>
    (await change('withdraw a letter', read, withdrawUpdate(read, skippedAt))) ? 'skipped' : 'late',
  move: async (read, approval, dueAt) =>
    (await change('move a letter', read, moveUpdate(read, approval, dueAt))) ? 'moved' : 'late',
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
});

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
