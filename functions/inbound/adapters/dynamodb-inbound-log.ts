import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { InboundLog } from '../inbound-log.ts';

/*
 * Access patterns of inbound messages in the Ledger table. Each is one request on one item.
 *
 *   begin   Put     pk = INBOUND#<messageId>   if no such item (otherwise Get, consistent: has it a fate?)
 *   finish  Update  pk = INBOUND#<messageId>   if it has no fate
 */

const ITEM_VERSION = 1;
/** SQS gives a message back for 14 days at most (AWS limit); a year also serves whoever looks for a lost mail. */
const RETENTION_DAYS = 365;

/** `fate` is read as any text, since a later release may know more of them. */
const itemSchema = z.object({ version: z.literal(ITEM_VERSION), fate: z.string().optional() });

export function createDynamoDbInboundLog(client: DynamoDBDocumentClient, tableName: string): InboundLog {
  const hasFate = async (messageId: string): Promise<boolean> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: inboundKey(messageId), ConsistentRead: true }),
    );
    return Item !== undefined && readItem(Item).fate !== undefined;
  };

  return {
    async begin({ messageId, receivedAt }) {
      const keptUntil = fromIsoInstant(receivedAt).add({ hours: 24 * RETENTION_DAYS });
      const item = { version: ITEM_VERSION, receivedAt, expiresAtEpochSeconds: toEpochSeconds(keptUntil) };
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...inboundKey(messageId), ...item },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      if (await unlessConditionFails(client.send(put))) return 'begun';
      return (await hasFate(messageId)) ? 'finished' : 'begun';
    },
    async finish(messageId, fate) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: inboundKey(messageId),
        UpdateExpression: 'SET fate = :fate',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(fate)',
        ExpressionAttributeValues: { ':fate': fate },
      });
      await unlessConditionFails(client.send(update));
    },
  };
}

export const inboundKey = (messageId: string) => ({ pk: `INBOUND#${messageId}` });

const readItem = (item: unknown) =>
  readStoredItem(item, {
    schema: itemSchema,
    newestVersion: ITEM_VERSION,
    what: 'The record of an inbound message',
  });
