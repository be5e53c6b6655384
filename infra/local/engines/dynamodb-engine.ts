import { fileURLToPath } from 'node:url';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { Enforcement } from '../iam/function-permissions.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../local-aws.ts';
import { type RunningChild, startChild } from './child-process.ts';

export interface DynamodbEngine {
  readonly endpoint: string;
  readonly gone: RunningChild['gone'];
  /** From then on each function may do what its role allows; needed before any function runs. */
  enforce(enforcement: Enforcement): Promise<void>;
  stop(): Promise<void>;
}

/** Dynalite in a process of its own; in memory without a folder. Rejects when the folder cannot be read. */
export async function startDynamodbEngine(folder?: string): Promise<DynamodbEngine> {
  const script = fileURLToPath(new URL('./dynamodb-process.ts', import.meta.url));
  const child = await startChild(folder === undefined ? [script] : [script, folder]);
  try {
    await readTables(child.firstLine);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    endpoint: child.firstLine,
    gone: child.gone,
    stop: child.stop,
    enforce: async (enforcement) => {
      await child.ask(JSON.stringify(enforcement));
    },
  };
}

/** Dynalite listens before it has opened its files; damaged ones show only when something is read. */
async function readTables(endpoint: string): Promise<void> {
  const client = connectToDynamodb(endpoint);
  try {
    await client.send(new ListTablesCommand({}));
  } finally {
    client.destroy();
  }
}

export const connectToDynamodb = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
