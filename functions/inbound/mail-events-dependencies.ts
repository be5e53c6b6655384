import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbTimeline } from '../circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbIssueLedger } from '../delivery/adapters/dynamodb-issue-ledger.ts';
import { createDynamoDbIssueTallies } from '../delivery/adapters/dynamodb-issue-tallies.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionWriter } from '../delivery/adapters/dynamodb-suppression-writer.ts';
import type { RecordMailEventPorts } from '../delivery/record-mail-events.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { settleAnswer } from './settle-answer.ts';

const ENV_KEYS = ['circleTableName', 'ledgerTableName', 'audienceTableName'] as const;

/** What record-mail-events needs. */
export function createRecordMailEventsPorts(env = process.env): RecordMailEventPorts {
  const { circleTableName, ledgerTableName, audienceTableName } = readEnv(ENV_KEYS, env);
  const documentClient = createDocumentClient();
  const ledger = createDynamoDbLedger(documentClient, ledgerTableName);
  const contacts = createDynamoDbContactStore(documentClient, circleTableName);
  const timeline = createDynamoDbTimeline(documentClient, circleTableName);
  return {
    ledger,
    issueLedger: createDynamoDbIssueLedger(documentClient, ledgerTableName),
    issueTallies: createDynamoDbIssueTallies(documentClient, audienceTableName),
    suppressionList: createDynamoDbSuppressionWriter(documentClient, audienceTableName),
    followSettled: (deliveryId) => settleAnswer({ ledger, contacts, timeline }, deliveryId),
    clock: systemClock,
  };
}
