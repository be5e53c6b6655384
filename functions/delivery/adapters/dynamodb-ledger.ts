import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import type { DeliveryId } from '../../shared/ids.ts';
import type { DeliveryStatus } from '../domain/delivery.ts';
import { statusesBefore } from '../domain/delivery-progress.ts';
import type { Ledger } from '../ledger.ts';
import { readItem, toItem } from './delivery-item.ts';

/*
 * Access patterns of deliveries in the Ledger table. Each is one request on one item; every write is conditional.
 *
 *   claim          Put     pk = DELIVERY#<deliveryId>   if no such item (then, when taken: find)
 *   find           Get     pk = DELIVERY#<deliveryId>   consistent
 *   recordSent     Update  pk = DELIVERY#<deliveryId>   if claimed or unknown
 *   recordUnknown  Update  pk = DELIVERY#<deliveryId>   if claimed
 *   release        Delete  pk = DELIVERY#<deliveryId>   if claimed
 *   settle         Update  pk = DELIVERY#<deliveryId>   if an earlier status
 */

export function createDynamoDbLedger(client: DynamoDBDocumentClient, tableName: string): Ledger {
  const find = async (deliveryId: DeliveryId) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: keyOf(deliveryId), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : readItem(Item);
  };

  const advance = (deliveryId: DeliveryId, status: DeliveryStatus, sesMessageId?: string) =>
    unlessConditionFails(
      client.send(
        new UpdateCommand({ TableName: tableName, ...advanceUpdate(deliveryId, status, sesMessageId) }),
      ),
    );

  return {
    find,
    async claim(delivery) {
      const claimed = await unlessConditionFails(
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...keyOf(delivery.deliveryId), ...toItem(delivery) },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      if (claimed) return { outcome: 'claimed' };
      const existing = await find(delivery.deliveryId);
      if (existing) return { outcome: 'taken', existing };
      throw new StaleWriteError(`Delivery ${delivery.deliveryId} was released while it was being claimed`);
    },
    async recordSent(deliveryId, sesMessageId) {
      await advance(deliveryId, 'sent', sesMessageId);
    },
    async recordUnknown(deliveryId) {
      await advance(deliveryId, 'unknown');
    },
    async release(deliveryId) {
      await unlessConditionFails(
        client.send(
          new DeleteCommand({ TableName: tableName, Key: keyOf(deliveryId), ...ifStatusIn(['claimed']) }),
        ),
      );
    },
    async settle(deliveryId, status, sesMessageId) {
      await advance(deliveryId, status, sesMessageId);
    },
  };
}

const keyOf = (deliveryId: DeliveryId) => ({ pk: `DELIVERY#${deliveryId}` });

function advanceUpdate(deliveryId: DeliveryId, status: DeliveryStatus, sesMessageId: string | undefined) {
  const condition = ifStatusIn(status === 'unknown' ? ['claimed'] : statusesBefore(status));
  const values = { ...condition.ExpressionAttributeValues, ':status': status };
  if (sesMessageId === undefined) {
    return {
      ...condition,
      Key: keyOf(deliveryId),
      UpdateExpression: 'SET #status = :status',
      ExpressionAttributeValues: values,
    };
  }
  return {
    ...condition,
    Key: keyOf(deliveryId),
    UpdateExpression: 'SET #status = :status, sesMessageId = :sesMessageId',
    ExpressionAttributeValues: { ...values, ':sesMessageId': sesMessageId },
  };
}

/** False for a missing item too: an attribute that does not exist is in no list. */
function ifStatusIn(statuses: readonly DeliveryStatus[]) {
  const values = Object.fromEntries(statuses.map((status) => [`:if_${status}`, status]));
  return {
    ConditionExpression: `#status IN (${Object.keys(values).join(', ')})`,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: values,
  };
}
