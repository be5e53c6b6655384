import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../functions/shared/dynamodb.ts';
import { type RunningChild, startChildEngine } from './child-engine.ts';
import { dynaliteHere } from './dynalite-here.ts';
import {
  audienceTableDefinition,
  circleTableDefinition,
  ledgerTableDefinition,
} from './table-definitions.ts';

export interface TableNames {
  readonly circle: string;
  readonly ledger: string;
  readonly audience: string;
}

/** A running DynamoDB engine. `createTables` makes fresh, empty tables, so that tests need not clean up. */
export interface Engine {
  readonly endpoint: string;
  readonly documentClient: DynamoDBDocumentClient;
  createTables(): Promise<TableNames>;
  close(): Promise<void>;
}

/** Fast, needs no Java. */
export async function startDynalite(): Promise<Engine> {
  const { endpoint, requestHandler } = await dynaliteHere();
  return connectEngine({ endpoint, stop: async () => {} }, { signer: UNSIGNED, requestHandler });
}

/** In a process of its own, for what is measured. */
export async function startDynaliteApart(): Promise<Engine> {
  return connectEngine(await startChildEngine(new URL('./serve-dynalite.ts', import.meta.url)));
}

/** In the environment, since workers inherit it. */
export const AMAZON_ENDPOINT_VARIABLE = 'KITH_TEST_AMAZON_ENDPOINT';

/** Amazon's own engine, which all files of tests/contract share; amazon-once.ts starts and stops it. Needs Java 17. */
export async function startAmazonEngine(): Promise<Engine> {
  const endpoint = process.env[AMAZON_ENDPOINT_VARIABLE];
  if (endpoint === undefined) throw new Error("Amazon's engine is not running");
  return connectEngine({ endpoint, stop: async () => {} }, { signer: UNSIGNED });
}

/**
 * For tests: neither engine checks a signature, and to make one is a third of a request. They look for the form of it. What is
 * measured signs, as in the cloud.
 */
const UNSIGNED: NonNullable<DynamoDBClientConfig['signer']> = {
  sign: async (request) => ({
    ...request,
    headers: {
      ...request.headers,
      'x-amz-date': '20260101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
    },
  }),
};

/** `close` stops the engine, too. */
export function connectEngine(
  child: RunningChild,
  config: Pick<DynamoDBClientConfig, 'requestHandler' | 'signer'> = {},
): Engine {
  const client = new DynamoDBClient({
    endpoint: child.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    ...config,
  });
  const documentClient = createDocumentClient(client);
  return {
    endpoint: child.endpoint,
    documentClient,
    createTables: async () => {
      // Other files have tables in the same engine.
      const id = randomUUID();
      const names = { circle: `circle-${id}`, ledger: `ledger-${id}`, audience: `audience-${id}` };
      await Promise.all(
        [
          circleTableDefinition(names.circle),
          ledgerTableDefinition(names.ledger),
          audienceTableDefinition(names.audience),
        ].map((definition) => createTable(client, definition)),
      );
      return names;
    },
    close: async () => {
      documentClient.destroy();
      client.destroy();
      await child.stop();
    },
  };
}

async function createTable(
  client: DynamoDBClient,
  definition: ReturnType<typeof circleTableDefinition>,
): Promise<void> {
  await client.send(new CreateTableCommand(definition));
  await waitUntilTableExists(
    { client, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.5 },
    { TableName: definition.TableName },
  );
}
