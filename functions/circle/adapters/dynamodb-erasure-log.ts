import { randomUUID } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { traceSchema } from '../../shared/eraser.ts';
import { contactIdSchema, type OwnerId, ownerIdSchema } from '../../shared/ids.ts';
import { isoInstantSchema } from '../../shared/iso-instant.ts';
import type { Erasure, ErasureLog } from '../erasure-log.ts';
import {
  collect,
  conditionalWrite,
  ITEM_VERSION,
  ownerKey,
  queryItems,
  readItem,
  request,
} from './circle-item.ts';

/*
 * Access patterns of erasures in the Circle table. pk = OWNER#<ownerId>; the erasure: sk = ERASURE#<erasureId>; what it found,
 * some hundred traces an item: sk = ERASURE#<erasureId>#<random>.
 *
 *   listUnfinished  Query   pk, sk begins with ERASURE#, without what was found, consistent
 *   begin           Put     pk, sk   if no such item
 *   addFound        Put     one item for each part
 *   readFound       Query   pk, sk begins with ERASURE#<erasureId>#, consistent
 *   finish          Delete  what was found, then the erasure
 */

const PREFIX = 'ERASURE#';
/** A trace has some hundred bytes, an item 400 KB at most (AWS limit). */
const TRACES_PER_ITEM = 1000;

const erasureSchema = z.object({
  ownerId: ownerIdSchema,
  erasureId: z.string().min(1),
  startedAt: isoInstantSchema,
  contactIds: z.union([z.literal('everyone'), z.array(contactIdSchema)]),
});
const partSchema = z.object({ pk: z.string(), sk: z.string(), traces: z.array(traceSchema) });

export function createDynamoDbErasureLog(client: DynamoDBDocumentClient, tableName: string): ErasureLog {
  const items = (ownerId: OwnerId, prefix: string) =>
    queryItems(client, 'read erasures', {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': ownerKey(ownerId).pk, ':prefix': prefix },
      ConsistentRead: true,
    });
  const parts = (erasure: Erasure) =>
    collect(items(erasure.ownerId, `${keyOf(erasure).sk}#`), (item) =>
      readItem(partSchema, item, 'A found trace'),
    );
  const put = (Item: Record<string, unknown>, condition = {}) =>
    client.send(new PutCommand({ TableName: tableName, Item, ...condition }));
  const remove = async ({ pk, sk }: { pk: string; sk: string }) => {
    const command = new DeleteCommand({ TableName: tableName, Key: { pk, sk } });
    await request('end an erasure', () => client.send(command));
  };
  return {
    listUnfinished: async ({ ownerId }) => {
      const all = await collect(items(ownerId, PREFIX), (item) => item);
      return all
        .filter((item) => !('traces' in item))
        .map((item) => readItem(erasureSchema, item, 'An erasure'));
    },
    begin: async (erasure) => {
      const item = { ...keyOf(erasure), version: ITEM_VERSION, ...erasure };
      await conditionalWrite('begin an erasure', () => put(item, IF_NEW));
    },
    addFound: async (erasure, traces) => {
      const { pk, sk } = keyOf(erasure);
      for (let start = 0; start < traces.length; start += TRACES_PER_ITEM) {
        const part = { traces: traces.slice(start, start + TRACES_PER_ITEM), version: ITEM_VERSION };
        await request('note found traces', () => put({ pk, sk: `${sk}#${randomUUID()}`, ...part }));
      }
    },
    readFound: async (erasure) => (await parts(erasure)).flatMap(({ traces }) => traces),
    finish: async (erasure) => {
      for (const part of await parts(erasure)) await remove(part);
      await remove(keyOf(erasure));
    },
  };
}

const IF_NEW = { ConditionExpression: 'attribute_not_exists(pk)' } as const;

const keyOf = ({ ownerId, erasureId }: Erasure) => ({
  pk: ownerKey(ownerId).pk,
  sk: `${PREFIX}${erasureId}`,
});
