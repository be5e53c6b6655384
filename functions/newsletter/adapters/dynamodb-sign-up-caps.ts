import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { LEDGER_TABLE } from '../../delivery/adapters/ledger-table.ts';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { Cap } from '../domain/caps.ts';
import type { SignUpCaps } from '../sign-up-caps.ts';

/*
 * Access patterns of the caps in the Ledger table, one item for each cap and hour (UTC).
 *
 *   take     Update  pk = SIGN_UPS#<cap>#<hour>   if fewer than the limit were taken
 *   hasLeft  Get     pk = SIGN_UPS#<cap>#<hour>
 */

const ITEM_VERSION = 1;
/** The item only has to outlive its hour. */
const RETENTION_HOURS = 24;

const itemSchema = z.object({ version: z.literal(ITEM_VERSION), taken: z.int().min(1) });

export function createDynamoDbSignUpCaps(client: DynamoDBDocumentClient, tableName: string): SignUpCaps {
  return {
    take: (cap, now) => {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: keyOf(cap, now),
        UpdateExpression: 'SET version = :version, #expiresAt = :expiresAt ADD taken :one',
        ConditionExpression: 'attribute_not_exists(taken) OR taken < :limit',
        ExpressionAttributeNames: { '#expiresAt': LEDGER_TABLE.ttlAttribute },
        ExpressionAttributeValues: {
          ':version': ITEM_VERSION,
          ':expiresAt': toEpochSeconds(now.add({ hours: RETENTION_HOURS })),
          ':one': 1,
          ':limit': cap.limit,
        },
      });
      return unlessConditionFails(client.send(update));
    },
    async hasLeft(cap, now) {
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: keyOf(cap, now) }));
      return Item === undefined || readItem(Item).taken < cap.limit;
    },
  };
}

const keyOf = ({ key }: Cap, now: Temporal.Instant) => ({
  pk: `SIGN_UPS#${key}#${now.toString().slice(0, '2026-08-24T06'.length)}`,
});

const readItem = (item: unknown) =>
  readStoredItem(item, { schema: itemSchema, newestVersion: ITEM_VERSION, what: 'A cap on sign-ups' });
