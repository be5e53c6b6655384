import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { fromIsoInstant, type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { PressLog } from '../press-log.ts';

/*
 * Access patterns of pressed buttons in the Ledger table. Each is one request on one item.
 *
 *   recordPress  Put  pk = PRESS#<pressId>   if no such item (otherwise findPress)
 *   findPress    Get  pk = PRESS#<pressId>   consistent
 */

const ITEM_VERSION = 1;
/** Longer than the link lives that shows the button. */
const RETENTION_DAYS = 365;

const itemSchema = z.object({ version: z.literal(ITEM_VERSION), pressedAt: isoInstantSchema });

export function createDynamoDbPressLog(client: DynamoDBDocumentClient, tableName: string): PressLog {
  const findPress = async (pressId: string): Promise<IsoInstant | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: pressKey(pressId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : readItem(Item).pressedAt;
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
      if (await unlessConditionFails(client.send(put))) return pressedAt;
      return (await findPress(pressId)) ?? pressedAt;
    },
  };
}

export const pressKey = (pressId: string) => ({ pk: `PRESS#${pressId}` });

const readItem = (item: unknown) =>
  readStoredItem(item, {
    schema: itemSchema,
    newestVersion: ITEM_VERSION,
    what: 'The record of a pressed button',
  });
