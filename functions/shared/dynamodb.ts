import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * The document client as every adapter expects it: undefined fields are left out. Endpoint and region come from the SDK's own
 * environment. The SDK copies each input and output for a log that nobody keeps, and that may have none of them.
 */
export function createDocumentClient(client = new DynamoDBClient({})): DynamoDBDocumentClient {
  client.middlewareStack.remove('loggerMiddleware');
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
