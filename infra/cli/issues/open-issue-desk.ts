import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbIssueLedger } from '../../../functions/delivery/adapters/dynamodb-issue-ledger.ts';
import type { SendQuotaReader } from '../../../functions/delivery/send-quota-reader.ts';
import { createDynamoDbAgendaStore } from '../../../functions/newsletter/adapters/dynamodb-agenda-store.ts';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { createDynamoDbIssueResponses } from '../../../functions/newsletter/responses/adapters/dynamodb-issue-responses.ts';
import { createDynamoDbCursorStore } from '../../../functions/newsletter/sending/adapters/dynamodb-cursor-store.ts';
import { createDynamoDbDispatchStore } from '../../../functions/newsletter/sending/adapters/dynamodb-dispatch-store.ts';
import type { IssueDesk } from './issue-desk.ts';

export const openIssueDesk = (
  client: DynamoDBDocumentClient,
  tables: { readonly audience: string; readonly ledger: string },
  sendQuota: SendQuotaReader | undefined,
): IssueDesk => ({
  dispatches: createDynamoDbDispatchStore(client, tables.audience),
  cursors: createDynamoDbCursorStore(client, tables.audience),
  issueLedger: createDynamoDbIssueLedger(client, tables.ledger),
  issues: createDynamoDbIssueStore(client, tables.audience),
  agendas: createDynamoDbAgendaStore(client, tables.audience),
  responses: createDynamoDbIssueResponses(client, tables.audience),
  sendQuota,
});
