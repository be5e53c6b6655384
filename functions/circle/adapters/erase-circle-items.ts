import {
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  paginateScan,
  type ScanCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Eraser, ErasureScope, Trace } from '../../shared/eraser.ts';
import { eachInFlight } from '../../shared/in-flight.ts';
import { CircleTableError, conditionalWrite, ownerKey, request } from './circle-item.ts';

/*
 * Access patterns of an erasure in the Circle table. It is rare, and must miss nothing, whatever release wrote it: so it reads
 * the whole table rather than what today's adapters know of.
 *
 *   find    Scan         items of the owner whose keys or attributes name the person, consistent
 *   remove  Delete       address claims and mailboxes, if they still lead to the person; BatchWrite for all else
 */

const STORE = 'circle';
const ITEMS_PER_BATCH = 25; // BatchWriteItem, AWS limit
const IN_FLIGHT = 8;

/** What an item is called, by the word with which its sort key begins. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['REVISION', 'earlier text'],
  ['MERGED', 'merge'],
  ['MERGE-AT-WORK', 'merge'],
  ['RETRACTED', 'interaction'],
  ['RECORD', 'answer'],
]);
/** They lead to a person, and could lead to another one by now. */
const DOORS = ['address', 'mailbox'];
/** What an owner has without any people; and the notes of erasures, which end with them. */
const OWNERS_OWN = {
  ':profile': 'PROFILE',
  ':calendar': 'CALENDAR',
  ':logAddress': 'LOG-ADDRESS',
  ':erasure': 'ERASURE#',
};
const IS_OF_PEOPLE = 'NOT sk IN (:profile, :calendar, :logAddress) AND NOT begins_with(sk, :erasure)';

/** The record of an answer about several people goes as a whole: its words are not divided. */
const IS_IN_RECORD = 'contains(contactIds, #)';

const itemSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  interactionId: z.string().optional(),
  source: z.object({ messageId: z.string().optional() }).optional(),
  approval: z.object({ messageId: z.string().optional() }).optional(),
});

const keySchema = z.tuple([z.string(), z.string()]);

export function createCircleItemEraser(client: DynamoDBDocumentClient, tableName: string): Eraser {
  return {
    store: STORE,
    find: async function* (scope) {
      const pages = paginateScan({ client }, scanOf(tableName, scope));
      while (true) {
        const page = await request('look for traces', () => pages.next());
        if (page.done) return;
        for (const item of page.value.Items ?? []) yield toTrace(item);
      }
    },
    remove: async (scope, traces) => {
      const doors = traces.filter(({ kind }) => DOORS.includes(kind));
      const others = traces.filter(({ kind }) => !DOORS.includes(kind)).map(keyOf);
      await eachInFlight(doors, IN_FLIGHT, (door) => removeDoor(client, tableName, scope, door));
      await eachInFlight(inBatches(others), IN_FLIGHT, (keys) => removeBatch(client, tableName, keys));
    },
  };
}

function scanOf(tableName: string, { ownerId, contactIds }: ErasureScope): ScanCommandInput {
  const isOwners = '(begins_with(pk, :ownerPk) OR ownerId = :owner)';
  const values = { ':ownerPk': ownerKey(ownerId).pk, ':owner': ownerId, ...OWNERS_OWN };
  const ids = contactIds === 'everyone' ? [] : contactIds.map((id, index) => [`:id${index}`, id] as const);
  const names = ids.map(([name]) =>
    [...['contains(pk, #)', 'contains(sk, #)', 'contactId = #', '#into = #', 'absorbedId = #'], IS_IN_RECORD]
      .map((condition) => condition.replace(/#(?!\w)/, name))
      .join(' OR '),
  );
  const isAbout = ids.length === 0 ? [] : [`(${names.join(' OR ')})`];
  return {
    TableName: tableName,
    ConsistentRead: true,
    FilterExpression: [isOwners, IS_OF_PEOPLE, ...isAbout].join(' AND '),
    ExpressionAttributeNames: { '#source': 'source', ...(ids.length > 0 && { '#into': 'into' }) },
    ExpressionAttributeValues: { ...values, ...Object.fromEntries(ids) },
    ProjectionExpression: 'pk, sk, interactionId, #source, approval',
  };
}

function toTrace(item: Record<string, unknown>): Trace {
  const { pk, sk, interactionId, source, approval } = itemSchema.parse(item);
  const word = sk.split('#', 1)[0] ?? sk;
  const messageId = source?.messageId ?? approval?.messageId;
  return {
    store: STORE,
    kind: KINDS.get(word) ?? word.toLowerCase(),
    key: JSON.stringify([pk, sk]),
    ...(messageId !== undefined && { messageId }),
    ...(interactionId !== undefined && { interactionId }),
    ...(word === 'ADDRESS' && { address: sk.slice('ADDRESS#'.length) }),
  };
}

function keyOf({ key }: Trace): { pk: string; sk: string } {
  const [pk, sk] = keySchema.parse(JSON.parse(key));
  return { pk, sk };
}

async function removeDoor(
  client: DynamoDBDocumentClient,
  tableName: string,
  { contactIds }: ErasureScope,
  trace: Trace,
): Promise<void> {
  const ids = contactIds === 'everyone' ? [] : contactIds.map((id, index) => [`:id${index}`, id] as const);
  const stillLeads = ids.length > 0 && {
    ConditionExpression: `contactId IN (${ids.map(([name]) => name).join(', ')})`,
    ExpressionAttributeValues: Object.fromEntries(ids),
  };
  const command = new DeleteCommand({ TableName: tableName, Key: keyOf(trace), ...stillLeads });
  await conditionalWrite('erase an item', () => client.send(command));
}

async function removeBatch(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly { pk: string; sk: string }[],
): Promise<void> {
  const deletes = keys.map((Key) => ({ DeleteRequest: { Key } }));
  const command = new BatchWriteCommand({ RequestItems: { [tableName]: deletes } });
  const { UnprocessedItems } = await request('erase items', () => client.send(command));
  const left = UnprocessedItems?.[tableName]?.length ?? 0;
  if (left > 0) throw new CircleTableError('The Circle table is too busy to erase: run the command again');
}

function* inBatches<T>(entries: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < entries.length; start += ITEMS_PER_BATCH) {
    yield entries.slice(start, start + ITEMS_PER_BATCH);
  }
}
