import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { Delivery } from '../domain/delivery.ts';
import { statusesBefore } from '../domain/delivery-progress.ts';
import type { IssueLedger } from '../issue-ledger.ts';
import { readItem, toItem } from './delivery-item.ts';
import { readAll } from './table-batches.ts';

/*
 * Access patterns of an issue's deliveries in the Ledger table.
 *
 *   record    Update    pk = DELIVERY#<deliveryId>   if there is none, or one of an earlier status
 *   findMany  BatchGet  pk = DELIVERY#<deliveryId>   consistent
 */

export function createDynamoDbIssueLedger(client: DynamoDBDocumentClient, tableName: string): IssueLedger {
  return {
    async record(delivery) {
      const update = new UpdateCommand({ TableName: tableName, ...recordUpdate(delivery) });
      return await unlessConditionFails(client.send(update));
    },
    async findMany(deliveryIds) {
      const items = await readAll({ client, tableName }, deliveryIds.map(keyOf));
      return [...items.values()].map(readItem);
    },
  };
}

const keyOf = (deliveryId: string) => ({ pk: `DELIVERY#${deliveryId}` });

/** Status and SES's id follow the newest word; who and what stay as they were written first. */
const NEWEST = ['status', 'sesMessageId'];

function recordUpdate(delivery: Delivery) {
  const attributes = Object.entries(toItem(delivery)).filter(([, value]) => value !== undefined);
  const before = statusesBefore(delivery.status);
  const earlier = before.map((_, index) => `:before${index}`);
  const set = ([name]: readonly [string, unknown]) =>
    NEWEST.includes(name) ? `#${name} = :${name}` : `#${name} = if_not_exists(#${name}, :${name})`;
  return {
    Key: keyOf(delivery.deliveryId),
    UpdateExpression: `SET ${attributes.map(set).join(', ')}`,
    ConditionExpression: [
      'attribute_not_exists(pk)',
      ...(earlier.length > 0 ? [`#status IN (${earlier.join(', ')})`] : []),
    ].join(' OR '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(before.map((status, index) => [`:before${index}`, status])),
    },
  };
}
