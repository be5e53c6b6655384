import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../functions/shared/dynamodb.ts';
import { damagedFolder, openDataFolder } from './data/data-folder.ts';
import { keepState, systemStateSchema } from './data/kept-state.ts';
import { readRuntimeFile, type TableNames } from './data/runtime-file.ts';
import { connectToDynamodb, startDynamodbEngine } from './engines/dynamodb-engine.ts';
import { LocalSystemError } from './local-errors.ts';

/** The tables of the local system, for programs beside it. */
export interface DataStore {
  readonly documentClient: DynamoDBDocumentClient;
  readonly tableNames: TableNames;
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * The running system's tables; where none runs, DynamoDB alone is started on the folder until `close`.
 * LocalSystemError when there is no data yet, or it cannot be read.
 */
export async function openDataStore(dataDir: string): Promise<DataStore> {
  const running = readRuntimeFile(dataDir);
  if (running !== undefined) return connect(running.endpoints.dynamodb, running.tables);
  if (!existsSync(join(dataDir, 'version.json'))) {
    throw new LocalSystemError(`There is no Kith in ${dataDir} yet: run npm start once, then try again.`);
  }
  return await openStoppedStore(dataDir);
}

async function openStoppedStore(dataDir: string): Promise<DataStore> {
  const folder = openDataFolder(dataDir, { fresh: false });
  try {
    const state = keepState(folder.resolve('system.json'), systemStateSchema).read();
    if (state === undefined) {
      throw new LocalSystemError(
        `The first start of Kith in ${dataDir} did not finish: run npm start again.`,
      );
    }
    const { audience } = state.tables;
    if (audience === undefined) {
      throw new LocalSystemError(
        `An earlier release of Kith kept ${dataDir}: run npm start once, then try again.`,
      );
    }
    const engine = await startDynamodbEngine(folder.resolve('dynamodb')).catch((error: unknown) => {
      throw damagedFolder(dataDir, error);
    });
    return connect(engine.endpoint, { ...state.tables, audience }, async () => {
      await engine.stop();
      folder.release();
    });
  } catch (error) {
    folder.release();
    throw error;
  }
}

function connect(endpoint: string, tableNames: TableNames, stop = async () => {}): DataStore {
  const client = connectToDynamodb(endpoint);
  const documentClient = createDocumentClient(client);
  return {
    documentClient,
    tableNames,
    endpoint,
    close: async () => {
      documentClient.destroy();
      client.destroy();
      await stop();
    },
  };
}
