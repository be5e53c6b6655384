import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbDraftStore } from '../../../functions/check-ins/adapters/dynamodb-draft-store.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { createDynamoDbAnswerRecords } from '../../../functions/nudges/answer/adapters/dynamodb-answer-records.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';

/** What the pages need, beyond the others, that take an answer back or stop a letter. */
export const createUndoPorts = (
  client: DynamoDBDocumentClient,
  tables: { readonly circle: string; readonly audience: string },
) => ({
  records: createDynamoDbAnswerRecords(client, tables.circle),
  strangers: createDynamoDbMergeStore(client, tables.circle),
  letterDrafts: createDynamoDbDraftStore(client, tables.circle),
  suppressions: createDynamoDbSuppressionList(client, tables.audience, TOKEN_KEY_STORE),
});
