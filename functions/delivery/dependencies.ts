import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createDynamoDbIssueLedger } from './adapters/dynamodb-issue-ledger.ts';
import { createDynamoDbIssueTallies } from './adapters/dynamodb-issue-tallies.ts';
import { createDynamoDbLedger } from './adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionWriter } from './adapters/dynamodb-suppression-writer.ts';
import type { RecordMailEventPorts } from './record-mail-events.ts';

/** What record-mail-events needs. */
export function createRecordMailEventsPorts(env = process.env): RecordMailEventPorts {
  const { ledgerTableName, audienceTableName } = readEnv(['ledgerTableName', 'audienceTableName'], env);
  const documentClient = createDocumentClient();
  return {
    ledger: createDynamoDbLedger(documentClient, ledgerTableName),
    issueLedger: createDynamoDbIssueLedger(documentClient, ledgerTableName),
    issueTallies: createDynamoDbIssueTallies(documentClient, audienceTableName),
    suppressionList: createDynamoDbSuppressionWriter(documentClient, audienceTableName),
    clock: systemClock,
  };
}
