import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { UnreadableItemError } from '../../shared/errors.ts';
import { fromIsoInstant, type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
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
      new GetCommand({ TableName: tableName, Key: keyOf(pressId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : readItem(Item).pressedAt;
  };

  return {
    findPress,
    async recordPress(pressId, pressedAt) {
      const keptUntil = fromIsoInstant(pressedAt).add({ hours: 24 * RETENTION_DAYS });
      const item = { version: ITEM_VERSION, pressedAt, expiresAtEpochSeconds: toEpochSeconds(keptUntil) };
      try {
        await client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...keyOf(pressId), ...item },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return pressedAt;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return (await findPress(pressId)) ?? pressedAt;
      }
    },
  };
}

const keyOf = (pressId: string) => ({ pk: `PRESS#${pressId}` });

function readItem(item: unknown): z.infer<typeof itemSchema> {
  const parsed = itemSchema.safeParse(item);
  if (parsed.success) return parsed.data;
  throw new UnreadableItemError('A pressed button was recorded by a newer release of Kith: update Kith', {
    cause: parsed.error,
  });
}
