import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { Delivery } from '../domain/delivery.ts';
import { statusesBefore } from '../domain/delivery-progress.ts';
import type { IssueLedger } from '../issue-ledger.ts';
import { readItem, toItem } from './delivery-item.ts';
import { readAll } from './table-batches.ts';

/*
 * Access patterns of an issue's deliveries in the Ledger table, pk = DELIVERY#<deliveryId>. Whoever sends adds, then moves what an
 * event wrote before; an event moves, and adds what comes before the sender's own word.
 *
 *   add       Put       if no such item
 *   move      Update    if an earlier status
 *   findMany  BatchGet  consistent
 */

export function createDynamoDbIssueLedger(client: DynamoDBDocumentClient, tableName: string): IssueLedger {
  const add = (delivery: Delivery) =>
    unlessConditionFails(client.send(new PutCommand({ TableName: tableName, ...addition(delivery) })));
  const move = async (delivery: Delivery) => {
    const update = moveUpdate(delivery);
    if (update === undefined) return false;
    return await unlessConditionFails(client.send(new UpdateCommand({ TableName: tableName, ...update })));
  };
  return {
    async record(delivery) {
      const isOfSender = delivery.status === 'sent' || delivery.status === 'unknown';
      if (!isOfSender && (await move(delivery))) return true;
      // Whoever was there first has not gone since: what cannot be added can be moved, or is as far.
      return (await add(delivery)) || (await move(delivery));
    },
    async findMany(deliveryIds) {
      const items = await readAll({ client, tableName }, deliveryIds.map(keyOf));
      return [...items.values()].map(readItem);
    },
  };
}

const keyOf = (deliveryId: string) => ({ pk: `DELIVERY#${deliveryId}` });

const addition = (delivery: Delivery) => ({
  Item: { ...keyOf(delivery.deliveryId), ...toItem(delivery) },
  ConditionExpression: 'attribute_not_exists(pk)',
});

/** Status and SES's id follow the newest word; who and what stay as they were written first. Undefined: nothing comes before it. */
function moveUpdate({ deliveryId, status, sesMessageId, deliveredAt }: Delivery) {
  const before = statusesBefore(status);
  if (before.length === 0) return undefined;
  const newest = Object.entries({ sesMessageId, deliveredAt }).filter(([, value]) => value !== undefined);
  return {
    Key: keyOf(deliveryId),
    UpdateExpression: ['SET #status = :status', ...newest.map(([name]) => `${name} = :${name}`)].join(', '),
    ConditionExpression: `#status IN (${before.map((_, index) => `:before${index}`).join(', ')})`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': status,
      ...Object.fromEntries(newest.map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(before.map((earlier, index) => [`:before${index}`, earlier])),
    },
  };
}
