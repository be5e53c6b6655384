import { BatchGetCommand, DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Eraser, ErasureScope, Leads } from '../../shared/eraser.ts';
import { eachInFlight } from '../../shared/in-flight.ts';

const MOST_KEYS_PER_READ = 100; // BatchGetItem, AWS limit
const IN_FLIGHT = 8;

const keySchema = z.object({ pk: z.string() });

/**
 * Erases records of the Ledger table that are found by their keys alone. Access patterns: BatchGet of the keys, consistent;
 * Delete.
 */
export function createLedgerRecordEraser(
  client: DynamoDBDocumentClient,
  tableName: string,
  {
    kind,
    keysOf,
  }: {
    readonly kind: string;
    keysOf(leads: Leads, scope: ErasureScope): readonly { readonly pk: string }[];
  },
): Eraser {
  const readPage = async (Keys: { pk: string }[]) => {
    const request = { Keys, ConsistentRead: true, ProjectionExpression: 'pk' };
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: request } }),
    );
    const found = (Responses?.[tableName] ?? []).map((item) => keySchema.parse(item).pk);
    const left = (UnprocessedKeys?.[tableName]?.Keys ?? []).map((key) => keySchema.parse(key));
    return { found, left };
  };
  return {
    store: kind,
    find: async function* (scope, leads) {
      const waiting = keysOf(leads, scope).map(({ pk }) => ({ pk }));
      while (waiting.length > 0) {
        const { found, left } = await readPage(waiting.splice(0, MOST_KEYS_PER_READ));
        for (const key of found) yield { store: kind, kind, key };
        waiting.push(...left);
      }
    },
    remove: (_scope, traces) =>
      eachInFlight(traces, IN_FLIGHT, ({ key }) =>
        client.send(new DeleteCommand({ TableName: tableName, Key: { pk: key } })),
      ),
  };
}
