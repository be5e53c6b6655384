import * as z from 'zod';
import { localArn } from '../local-aws.ts';
import type { Access } from './policy.ts';

const bodySchema = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
  ResourceArn: z.string().optional(),
});

/**
 * What a call of DynamoDB's API needs: its action on the index that it reads, or on each of its tables.
 * `target` is the header X-Amz-Target. Throws when the body is not JSON of that API.
 */
export function dynamodbAccesses(target: string, body: string): Access[] {
  const action = `dynamodb:${target.slice(target.indexOf('.') + 1)}`;
  return resourcesIn(bodySchema.parse(JSON.parse(body))).map((resource) => ({ action, resource }));
}

function resourcesIn({
  TableName,
  IndexName,
  RequestItems,
  ResourceArn,
}: z.infer<typeof bodySchema>): string[] {
  if (RequestItems !== undefined) return Object.keys(RequestItems).map(tableArn);
  if (TableName === undefined) return [ResourceArn ?? '*'];
  return [IndexName === undefined ? tableArn(TableName) : `${tableArn(TableName)}/index/${IndexName}`];
}

/** The API takes a table's ARN for its name, too. */
const tableArn = (table: string): string =>
  table.startsWith('arn:') ? table : localArn('dynamodb', `table/${table}`);
