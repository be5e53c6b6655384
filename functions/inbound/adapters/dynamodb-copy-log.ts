import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { fromIsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { Arrival, CopyLog } from '../copy-log.ts';

/*
 * Access patterns of copies of messages in the Ledger table. Each is one request on one item.
 *
 *   firstSeen  Put  pk = COPIES#<key>   if no such item (otherwise Get, consistent)
 */

const ITEM_VERSION = 1;
/** Servers try for some days (RFC 5321, 4.5.4.1); a year also covers a mailbox that was restored and sent again. */
const RETENTION_DAYS = 365;

const itemSchema = z.object({
  version: z.literal(ITEM_VERSION),
  messageId: z.string(),
  receivedAt: isoInstantSchema,
  occurredAt: isoInstantSchema.optional(),
});

export function createDynamoDbCopyLog(client: DynamoDBDocumentClient, tableName: string): CopyLog {
  const find = async (key: string): Promise<Arrival | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: copyKey(key), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : readArrival(Item);
  };

  return {
    async firstSeen(key, { messageId, receivedAt, occurredAt }) {
      const keptUntil = fromIsoInstant(receivedAt).add({ hours: 24 * RETENTION_DAYS });
      const expiresAtEpochSeconds = toEpochSeconds(keptUntil);
      const put = new PutCommand({
        TableName: tableName,
        Item: {
          ...copyKey(key),
          version: ITEM_VERSION,
          messageId,
          receivedAt,
          ...(occurredAt && { occurredAt }),
          expiresAtEpochSeconds,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      if (await unlessConditionFails(client.send(put)))
        return { messageId, receivedAt, ...(occurredAt && { occurredAt }) };
      return (await find(key)) ?? { messageId, receivedAt, ...(occurredAt && { occurredAt }) };
    },
  };
}

export const copyKey = (key: string) => ({ pk: `COPIES#${key}` });

function readArrival(item: unknown): Arrival {
  const { messageId, receivedAt, occurredAt } = readStoredItem(item, {
    schema: itemSchema,
    newestVersion: ITEM_VERSION,
    what: 'The record of the first copy of a message',
  });
  return { messageId, receivedAt, ...(occurredAt && { occurredAt }) };
}
