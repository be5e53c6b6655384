import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { fromIsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { Press, PressLog } from '../press-log.ts';

/*
 * Access patterns of pressed buttons in the Ledger table. Each is one request on one item.
 *
 *   recordPress  Put     pk = PRESS#<pressId>   if no such item (otherwise findPress)
 *   findPress    Get     pk = PRESS#<pressId>   consistent
 *   finishPress  Update  pk = PRESS#<pressId>   if it is there
 */

const ITEM_VERSION = 1;
/** Longer than the link lives that shows the button. */
const RETENTION_DAYS = 365;

const itemSchema = z.object({
  version: z.literal(ITEM_VERSION),
  pressedAt: isoInstantSchema,
  isFinished: z.boolean().default(false),
});

export function createDynamoDbPressLog(client: DynamoDBDocumentClient, tableName: string): PressLog {
  const findPress = async (pressId: string): Promise<Press | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: pressKey(pressId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : readPress(Item);
  };

  return {
    findPress,
    async recordPress(pressId, pressedAt) {
      const keptUntil = fromIsoInstant(pressedAt).add({ hours: 24 * RETENTION_DAYS });
      const item = { version: ITEM_VERSION, pressedAt, expiresAtEpochSeconds: toEpochSeconds(keptUntil) };
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...pressKey(pressId), ...item },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      const press = { pressedAt, isFinished: false };
      if (await unlessConditionFails(client.send(put))) return press;
      return (await findPress(pressId)) ?? press;
    },
    async finishPress(pressId) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: pressKey(pressId),
        UpdateExpression: 'SET isFinished = :yes',
        ConditionExpression: 'attribute_exists(pk)', // It may have been erased meanwhile.
        ExpressionAttributeValues: { ':yes': true },
      });
      await unlessConditionFails(client.send(update));
    },
  };
}

export const pressKey = (pressId: string) => ({ pk: `PRESS#${pressId}` });

function readPress(item: unknown): Press {
  const { pressedAt, isFinished } = readStoredItem(item, {
    schema: itemSchema,
    newestVersion: ITEM_VERSION,
    what: 'The record of a pressed button',
  });
  return { pressedAt, isFinished };
}
