import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createDynamoDbLedger } from './adapters/dynamodb-ledger.ts';
import type { Ledger } from './ledger.ts';

/** What record-mail-events needs. */
export function createRecordMailEventsPorts(env = process.env): { readonly ledger: Ledger } {
  const { ledgerTableName } = readEnv(['ledgerTableName'], env);
  return { ledger: createDynamoDbLedger(createDocumentClient(), ledgerTableName) };
}
