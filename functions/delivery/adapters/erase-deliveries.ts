import { DeleteCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Eraser, ErasureScope } from '../../shared/eraser.ts';
import { eachInFlight } from '../../shared/in-flight.ts';
import type { Delivery } from '../domain/delivery.ts';
import { readItem } from './delivery-item.ts';

/*
 * Access patterns of an erasure among deliveries in the Ledger table, which has no index by person.
 *
 *   find    Scan    the owner's deliveries, consistent
 *   remove  Delete  pk = DELIVERY#<deliveryId>
 */

const STORE = 'deliveries';
const IN_FLIGHT = 8;

/** Erases the records of messages about a person and nobody else: of a brief about several, the others need its record. */
export function createDeliveryEraser(client: DynamoDBDocumentClient, tableName: string): Eraser {
  return {
    store: STORE,
    find: async function* (scope) {
      const query = {
        TableName: tableName,
        ConsistentRead: true,
        FilterExpression: 'begins_with(pk, :prefix) AND ownerId = :owner',
        ExpressionAttributeValues: { ':prefix': 'DELIVERY#', ':owner': scope.ownerId },
      };
      for await (const { Items = [] } of paginateScan({ client }, query)) {
        for (const item of Items) {
          const delivery = readItem(item);
          if (isAbout(delivery, scope)) yield { store: STORE, kind: 'delivery', key: String(item['pk']) };
        }
      }
    },
    remove: (_scope, traces) =>
      eachInFlight(traces, IN_FLIGHT, ({ key }) =>
        client.send(new DeleteCommand({ TableName: tableName, Key: { pk: key } })),
      ),
  };
}

function isAbout({ subjects }: Delivery, { contactIds }: ErasureScope): boolean {
  if (subjects.length === 0) return false;
  return contactIds === 'everyone' || subjects.every(({ contactId }) => contactIds.includes(contactId));
}
