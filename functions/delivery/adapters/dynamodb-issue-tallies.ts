import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { IssueTallies } from '../issue-tallies.ts';

/*
 * Access patterns of the counts of an issue in the Audience table, on the item pk = DISPATCH#<slug> that the newsletter keeps.
 *
 *   add  Update  if the item exists
 */

export const dispatchKey = (slug: string) => ({ pk: `DISPATCH#${slug}` });

export const createDynamoDbIssueTallies = (
  client: DynamoDBDocumentClient,
  tableName: string,
): IssueTallies => ({
  async add(slug, { delivered, bounced, complained }) {
    const update = new UpdateCommand({
      TableName: tableName,
      Key: dispatchKey(slug),
      UpdateExpression: 'ADD delivered :delivered, bounced :bounced, complained :complained',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':delivered': delivered, ':bounced': bounced, ':complained': complained },
    });
    await unlessConditionFails(client.send(update));
  },
});
