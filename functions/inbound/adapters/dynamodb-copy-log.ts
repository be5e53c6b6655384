import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { fromIsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { Arrival, CopyLog, SeenCopy, WayClaim } from '../copy-log.ts';

/*
 * Access patterns of copies of messages in the Ledger table. Each is one request on one item.
 *
 *   firstSeen  Put     pk = COPIES#<key>   if no such item (otherwise Get, consistent)
 *   settle     Update  pk = COPIES#<key>   if there is such an item
 *   claimWay   Update  pk = COPIES#<key>   if the other way has not claimed it, or long ago
 */

const ITEM_VERSION = 1;
/** Servers try for some days (RFC 5321, 4.5.4.1); a year also covers a mailbox that was restored and sent again. */
const RETENTION_DAYS = 365;

const itemSchema = z.object({
  version: z.literal(ITEM_VERSION),
  messageId: z.string(),
  receivedAt: isoInstantSchema,
  occurredAt: isoInstantSchema.optional(),
  isSettled: z.literal(true).optional(),
});

export function createDynamoDbCopyLog(client: DynamoDBDocumentClient, tableName: string): CopyLog {
  const find = async (key: string): Promise<SeenCopy | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: copyKey(key), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : readSeenCopy(Item);
  };

  const update = (key: string, write: ReturnType<typeof writeSettled | typeof writeClaim>) =>
    unlessConditionFails(
      client.send(new UpdateCommand({ TableName: tableName, Key: copyKey(key), ...write })),
    );

  return {
    async firstSeen(key, { messageId, receivedAt, occurredAt }) {
      const arrival = { messageId, receivedAt, ...(occurredAt && { occurredAt }) };
      const put = new PutCommand({
        TableName: tableName,
        Item: toItem(key, arrival),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      if (await unlessConditionFails(client.send(put))) return arrival;
      return (await find(key)) ?? arrival;
    },
    async settle(key) {
      await update(key, writeSettled());
    },
    claimWay: async (key, claim) => ((await update(key, writeClaim(claim))) ? 'claimed' : 'taken'),
  };
}

export const copyKey = (key: string) => ({ pk: `COPIES#${key}` });

function toItem(key: string, arrival: Arrival) {
  const keptUntil = fromIsoInstant(arrival.receivedAt).add({ hours: 24 * RETENTION_DAYS });
  return {
    ...copyKey(key),
    version: ITEM_VERSION,
    ...arrival,
    expiresAtEpochSeconds: toEpochSeconds(keptUntil),
  };
}

const writeSettled = () => ({
  UpdateExpression: 'SET isSettled = :true',
  ConditionExpression: 'attribute_exists(pk)',
  ExpressionAttributeValues: { ':true': true },
});

const writeClaim = ({ way, at, overClaimsBefore }: WayClaim) => ({
  UpdateExpression: 'SET claimedWay = :way, claimedAt = :at',
  ConditionExpression: `attribute_exists(pk) AND (attribute_not_exists(claimedWay) OR claimedWay = :way${
    overClaimsBefore === undefined ? '' : ' OR claimedAt < :before OR isSettled = :true'
  })`,
  ExpressionAttributeValues: {
    ':way': way,
    ':at': at,
    ...(overClaimsBefore !== undefined && { ':before': overClaimsBefore, ':true': true }),
  },
});

function readSeenCopy(item: unknown): SeenCopy {
  const { messageId, receivedAt, occurredAt, isSettled } = readStoredItem(item, {
    schema: itemSchema,
    newestVersion: ITEM_VERSION,
    what: 'The record of the first copy of a message',
  });
  return {
    ...{ messageId, receivedAt },
    ...(occurredAt && { occurredAt }),
    ...(isSettled && { isSettled }),
  };
}
