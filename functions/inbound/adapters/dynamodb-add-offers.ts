import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { deliveryIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { fromIsoInstant, type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import { type AddOffers, MOST_WAITING, type WaitingKey, type WaitingMail } from '../add-offers.ts';

/*
 * Access patterns of offers to add people in the Ledger table. Each is one request on one item.
 *
 *   keepOffer      Put     pk = ADD-OFFER#<deliveryId>             if no such item
 *   findOffer      Get     pk = ADD-OFFER#<deliveryId>             consistent
 *   addWaiting     Update  pk = WAITING-MAIL#<ownerId>#<address>   ADD to a set; then DELETE of the oldest, where they are too many
 *   listWaiting    Get     pk = WAITING-MAIL#<ownerId>#<address>   consistent
 *   removeWaiting  Update  pk = WAITING-MAIL#<ownerId>#<address>   DELETE from the set, if there is such an item
 *   forgetWaiting  Delete  pk = WAITING-MAIL#<ownerId>#<address>   if the set is empty
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
/** Of each mail `<receivedAt> <messageId>`, or its id alone; a set that is empty is absent. */
const waitingSchema = z.object({
  messageIds: z.set(z.string()).optional(),
  leftOut: z.literal(true).optional(),
});

export const offerKey = (deliveryId: string) => ({ pk: `ADD-OFFER#${deliveryId}` });
const waitingKey = ({ ownerId, address }: WaitingKey) => ({ pk: `WAITING-MAIL#${ownerId}#${address}` });

export function createDynamoDbAddOffers(client: DynamoDBDocumentClient, TableName: string): AddOffers {
  const get = async (Key: { pk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  const updateWaiting = (whose: WaitingKey, write: Omit<UpdateCommandInput, 'TableName' | 'Key'>) =>
    client.send(new UpdateCommand({ TableName, Key: waitingKey(whose), ...write }));
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
    async addWaiting(whose, mail) {
      const { Attributes } = await updateWaiting(whose, writeAddition(mail));
      const tooMany = newestFirst(read(waitingSchema, Attributes)).slice(MOST_WAITING);
      if (tooMany.length > 0) await updateWaiting(whose, writeLeavingOut(tooMany));
    },
    async listWaiting(whose) {
      const item = await get(waitingKey(whose));
      if (item === undefined) return { mails: [], leftOut: false };
      const waiting = read(waitingSchema, item);
      return { mails: newestFirst(waiting), leftOut: waiting.leftOut === true };
    },
    async removeWaiting(whose, mail) {
      const removal = updateWaiting(whose, {
        UpdateExpression: 'DELETE messageIds :mails',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':mails': new Set([entryOf(mail)]) },
      });
      await unlessConditionFails(removal);
    },
    async forgetWaiting(whose) {
      const ConditionExpression = 'attribute_not_exists(messageIds)';
      const deletion = new DeleteCommand({ TableName, Key: waitingKey(whose), ConditionExpression });
      await unlessConditionFails(client.send(deletion));
    },
  };
}

const writeAddition = (mail: Parameters<AddOffers['addWaiting']>[1]) => ({
  UpdateExpression: 'SET version = :version, expiresAtEpochSeconds = :expiry ADD messageIds :mails',
  ExpressionAttributeValues: {
    ':version': ITEM_VERSION,
    ':expiry': expiryAfter(mail.receivedAt),
    ':mails': new Set([entryOf(mail)]),
  },
  ReturnValues: 'ALL_NEW' as const,
});

const writeLeavingOut = (mails: readonly WaitingMail[]) => ({
  UpdateExpression: 'SET leftOut = :true DELETE messageIds :mails',
  ExpressionAttributeValues: { ':true': true, ':mails': new Set(mails.map(entryOf)) },
});

const entryOf = ({ messageId, receivedAt }: WaitingMail): string =>
  receivedAt === undefined ? messageId : `${receivedAt} ${messageId}`;

function readEntry(entry: string): WaitingMail {
  const [receivedAt = '', messageId] = entry.split(' ');
  return messageId === undefined
    ? { messageId: entry, receivedAt: undefined }
    : { messageId, receivedAt: isoInstantSchema.parse(receivedAt) };
}

const newestFirst = ({ messageIds = new Set() }: z.infer<typeof waitingSchema>): readonly WaitingMail[] =>
  [...messageIds]
    .map(readEntry)
    .sort((one, other) => ((one.receivedAt ?? '') < (other.receivedAt ?? '') ? 1 : -1));

const read = <T>(schema: z.ZodType<T>, item: unknown): T =>
  readStoredItem(item, { schema, newestVersion: ITEM_VERSION, what: 'An offer to add people' });

const expiryAfter = (moment: IsoInstant) =>
  toEpochSeconds(fromIsoInstant(moment).add({ hours: 24 * RETENTION_DAYS }));
