import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type ContactId, contactIdSchema, type OwnerId, ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import type { Contact } from '../domain/contact.ts';
import type { MergeRecord, MergeTask } from '../merge-store.ts';
import { collect, ITEM_VERSION, queryItems, readItem, request } from './circle-item.ts';
import { readContact, toContactSnapshot } from './contact-item.ts';

const MERGED_PREFIX = 'MERGED#';

export const mergeRecordKey = (ownerId: OwnerId, absorbedId: ContactId) => ({
  pk: `OWNER#${ownerId}`,
  sk: `${MERGED_PREFIX}${absorbedId}`,
});

export const mergeTaskKey = (ownerId: OwnerId) => ({ pk: `OWNER#${ownerId}`, sk: 'MERGE-AT-WORK' });

const taskSchema = z.object({
  doing: z.enum(['merge', 'undo']),
  ownerId: ownerIdSchema,
  into: contactIdSchema,
  absorbedId: contactIdSchema,
  startedAt: isoInstantSchema,
});

const recordSchema = z.object({
  ownerId: ownerIdSchema,
  into: contactIdSchema,
  absorbed: z.unknown().transform(readContact),
  absorbedRevision: z.int().nonnegative(),
  keptBefore: z.unknown().transform(readContact),
  mergedAt: isoInstantSchema,
});

export const toTaskItem = (task: MergeTask) => ({
  ...mergeTaskKey(task.ownerId),
  version: ITEM_VERSION,
  ...task,
});

export const readTask = (item: unknown): MergeTask => readItem(taskSchema, item, 'A merge at work');

export function toRecordItem(record: MergeRecord) {
  const { ownerId, absorbed, keptBefore } = record;
  return {
    ...mergeRecordKey(ownerId, absorbed.contactId),
    version: ITEM_VERSION,
    ...record,
    absorbed: toContactSnapshot(absorbed),
    keptBefore: toContactSnapshot(keptBefore),
  };
}

export const readRecord = (item: unknown): MergeRecord => readItem(recordSchema, item, 'A merge');

/**
 * What `find` gives for a contact, or for whoever they were merged into, over any number of merges. A merge into somebody who
 * was absorbed is refused, so that the way cannot come back to where it was; it ends there if the table should say otherwise.
 */
export async function findOrFollow(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  wanted: ContactId,
  find: (contactId: ContactId) => Promise<Contact | undefined>,
): Promise<Contact | undefined> {
  const passed = new Set<ContactId>();
  for (let contactId = wanted; !passed.has(contactId); ) {
    const contact = await find(contactId);
    if (contact !== undefined) return contact;
    passed.add(contactId);
    const { Item } = await request('follow a merge', () =>
      client.send(
        new GetCommand({
          TableName: tableName,
          Key: mergeRecordKey(ownerId, contactId),
          ConsistentRead: true,
        }),
      ),
    );
    if (Item === undefined) return undefined;
    contactId = readRecord(Item).into;
  }
  return undefined;
}

export const listMergeRecords = (
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
): Promise<readonly MergeRecord[]> =>
  collect(
    queryItems(client, 'list merges', {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': mergeTaskKey(ownerId).pk, ':prefix': MERGED_PREFIX },
      ConsistentRead: true,
    }),
    readRecord,
  );
