import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { createDynamoDbAnswerRecords } from '../../../functions/nudges/answer/adapters/dynamodb-answer-records.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';

/** What the page needs, beyond the others, that takes an answer back. */
export const createUndoPorts = (
  client: DynamoDBDocumentClient,
  tables: { readonly circle: string; readonly audience: string },
) => ({
  records: createDynamoDbAnswerRecords(client, tables.circle),
  strangers: createDynamoDbMergeStore(client, tables.circle),
  suppressions: createDynamoDbSuppressionList(client, tables.audience, TOKEN_KEY_STORE),
});
