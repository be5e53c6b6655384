import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { PauseIssue } from '../pause-issue.ts';
import { createDynamoDbIssueStore } from './dynamodb-issue-store.ts';

/** Takes the issue out of the due index as well, so that the run that has it in hand loses it at its next page. */
export function createDynamoDbPauseIssue(client: DynamoDBDocumentClient, tableName: string): PauseIssue {
  const issues = createDynamoDbIssueStore(client, tableName);
  return async (slug) => {
    const update = new UpdateCommand({
      TableName: tableName,
      Key: { pk: `ISSUE#${slug}` },
      UpdateExpression: 'SET #status = :paused REMOVE dueShard, dueAt',
      ConditionExpression: '#status = :sending',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':paused': 'paused', ':sending': 'sending' },
    });
    if (await unlessConditionFails(client.send(update))) return 'paused';
    const issue = await issues.find(slug);
    if (issue === undefined) return 'absent';
    return issue.status === 'paused' ? 'paused' : 'finished';
  };
}
