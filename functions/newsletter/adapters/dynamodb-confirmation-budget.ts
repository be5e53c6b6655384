import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { LEDGER_TABLE } from '../../delivery/adapters/ledger-table.ts';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import type { ConfirmationBudget } from '../confirmation-budget.ts';

/*
 * Access pattern of the budget in the Ledger table, one item for each hour (UTC).
 *
 *   take  Update  pk = CONFIRMATIONS#<hour>   if fewer than 60 were taken
 */

const ITEM_VERSION = 1;
const CONFIRMATIONS_AN_HOUR = 60;
/** The item only has to outlive its hour. */
const RETENTION_HOURS = 24;

export function createDynamoDbConfirmationBudget(
  client: DynamoDBDocumentClient,
  tableName: string,
): ConfirmationBudget {
  return {
    take: (now) => {
      const hour = now.toString().slice(0, '2026-08-24T06'.length);
      const update = new UpdateCommand({
        TableName: tableName,
        Key: { pk: `CONFIRMATIONS#${hour}` },
        UpdateExpression: 'SET version = :version, #expiresAt = :expiresAt ADD taken :one',
        ConditionExpression: 'attribute_not_exists(taken) OR taken < :limit',
        ExpressionAttributeNames: { '#expiresAt': LEDGER_TABLE.ttlAttribute },
        ExpressionAttributeValues: {
          ':version': ITEM_VERSION,
          ':expiresAt': toEpochSeconds(now.add({ hours: RETENTION_HOURS })),
          ':one': 1,
          ':limit': CONFIRMATIONS_AN_HOUR,
        },
      });
      return unlessConditionFails(client.send(update));
    },
  };
}
