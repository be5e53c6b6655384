import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { deliveryIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { fromIsoInstant, type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { AddOffers, WaitingKey } from '../add-offers.ts';

/*
 * Access patterns of offers to add people in the Ledger table. Each is one request on one item.
 *
 *   keepOffer      Put     pk = ADD-OFFER#<deliveryId>             if no such item
 *   findOffer      Get     pk = ADD-OFFER#<deliveryId>             consistent
 *   addWaiting     Update  pk = WAITING-MAIL#<ownerId>#<address>   ADD to a set
 *   listWaiting    Get     pk = WAITING-MAIL#<ownerId>#<address>   consistent
 *   removeWaiting  Delete  pk = WAITING-MAIL#<ownerId>#<address>
 */

const ITEM_VERSION = 1;
/** The mail bucket forgets the mails themselves after as many. */
const RETENTION_DAYS = 365;

const offerSchema = z.object({
  deliveryId: deliveryIdSchema,
  ownerId: ownerIdSchema,
  messageId: z.string().min(1),
  people: z.array(z.object({ name: z.string().optional(), address: emailAddressSchema })),
  offeredAt: isoInstantSchema,
});
const waitingSchema = z.object({ messageIds: z.set(z.string()) });

export const offerKey = (deliveryId: string) => ({ pk: `ADD-OFFER#${deliveryId}` });
const waitingKey = ({ ownerId, address }: WaitingKey) => ({ pk: `WAITING-MAIL#${ownerId}#${address}` });

export function createDynamoDbAddOffers(client: DynamoDBDocumentClient, TableName: string): AddOffers {
  const get = async (Key: { pk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  return {
    async keepOffer(offer) {
      const Item = {
        ...offerKey(offer.deliveryId),
        version: ITEM_VERSION,
        ...offer,
        expiresAtEpochSeconds: expiryAfter(offer.offeredAt),
      };
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      await unlessConditionFails(client.send(put));
    },
    async findOffer(deliveryId) {
      const item = await get(offerKey(deliveryId));
      return item && read(offerSchema, item);
    },
    async addWaiting(whose, { messageId, receivedAt }) {
      const update = new UpdateCommand({
        TableName,
        Key: waitingKey(whose),
        UpdateExpression: 'SET version = :version, expiresAtEpochSeconds = :expiry ADD messageIds :ids',
        ExpressionAttributeValues: {
          ':version': ITEM_VERSION,
          ':expiry': expiryAfter(receivedAt),
          ':ids': new Set([messageId]),
        },
      });
      await client.send(update);
    },
    async listWaiting(whose) {
      const item = await get(waitingKey(whose));
      return item === undefined ? [] : [...read(waitingSchema, item).messageIds];
    },
    async removeWaiting(whose) {
      await client.send(new DeleteCommand({ TableName, Key: waitingKey(whose) }));
    },
  };
}

const read = <T>(schema: z.ZodType<T>, item: unknown): T =>
  readStoredItem(item, { schema, newestVersion: ITEM_VERSION, what: 'An offer to add people' });

const expiryAfter = (moment: IsoInstant) =>
  toEpochSeconds(fromIsoInstant(moment).add({ hours: 24 * RETENTION_DAYS }));
