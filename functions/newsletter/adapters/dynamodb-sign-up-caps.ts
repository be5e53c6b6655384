import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { LEDGER_TABLE } from '../../delivery/adapters/ledger-table.ts';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import type { Cap } from '../domain/caps.ts';
import type { SignUpCaps } from '../sign-up-caps.ts';

/*
 * Access patterns of the caps in the Ledger table, one item for each cap and hour (UTC). That of a network counts its hosts, too,
 * in an attribute each; there are never more of them than the network has sign-ups.
 *
 *   take      Update  pk = SIGN_UPS#<cap>#<hour>              if fewer than the limit were taken
 *   takeOwn   Update  pk = SIGN_UPS#NETWORK#<network>#<hour>  if fewer than both limits were taken
 *   giveBack  Update  pk = SIGN_UPS#<cap>#<hour>              if any was taken
 */

const ITEM_VERSION = 1;
/** The item only has to outlive its hour. */
const RETENTION_HOURS = 24;

export function createDynamoDbSignUpCaps(client: DynamoDBDocumentClient, tableName: string): SignUpCaps {
  const update = (key: string, now: Temporal.Instant, { adds, names, values }: Change) =>
    unlessConditionFails(
      client.send(
        new UpdateCommand({
          TableName: tableName,
          Key: keyOf(key, now),
          UpdateExpression: `SET version = :version, #expiresAt = :expiresAt ADD ${adds.map((count) => `${count} :one`).join(', ')}`,
          ConditionExpression: adds
            .map((count, place) => `(attribute_not_exists(${count}) OR ${count} < :limit${place})`)
            .join(' AND '),
          ExpressionAttributeNames: { '#expiresAt': LEDGER_TABLE.ttlAttribute, ...names },
          ExpressionAttributeValues: {
            ':version': ITEM_VERSION,
            ':expiresAt': toEpochSeconds(now.add({ hours: RETENTION_HOURS })),
            ':one': 1,
            ...Object.fromEntries(values.map((limit, place) => [`:limit${place}`, limit])),
          },
        }),
      ),
    );
  return {
    take: ({ key, limit }, now) => update(key, now, { adds: ['taken'], values: [limit] }),
    takeOwn: ({ host, network }, now) =>
      update(`NETWORK#${network.key}`, now, {
        adds: ['taken', '#host'],
        names: { '#host': `host_${host.key}` },
        values: [network.limit, host.limit],
      }),
    async giveBack({ key }, now) {
      const command = new UpdateCommand({
        TableName: tableName,
        Key: keyOf(key, now),
        UpdateExpression: 'ADD taken :back',
        ConditionExpression: 'taken > :none',
        ExpressionAttributeValues: { ':back': -1, ':none': 0 },
      });
      await unlessConditionFails(client.send(command));
    },
  };
}

/** Counts that go up by one, each below the limit at its place. */
interface Change {
  readonly adds: readonly string[];
  readonly values: readonly number[];
  readonly names?: Readonly<Record<string, string>>;
}

const keyOf = (key: Cap['key'], now: Temporal.Instant) => ({
  pk: `SIGN_UPS#${key}#${now.toString().slice(0, '2026-08-24T06'.length)}`,
});
