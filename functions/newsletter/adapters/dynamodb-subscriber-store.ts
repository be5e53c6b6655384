import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  AUDIENCE_ITEM_VERSION,
  addressItemSchema,
  addressKey,
  readAudienceItem,
} from '../../delivery/adapters/audience-item.ts';
import { AUDIENCE_TABLE } from '../../delivery/adapters/audience-table.ts';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import type { SubscriberId } from '../../shared/ids.ts';
import { clickSchema, type Subscriber, subscriberSchema } from '../domain/subscriber.ts';
import type { SubscriberStore } from '../subscriber-store.ts';
import { SEGMENT, subscriptionUpdate } from './subscription-update.ts';

/*
 * Access patterns of subscribers in the Audience table. A subscription is the map `subscription` on the item of its address,
 * pk = ADDRESS#<address>; the lookup item SUBSCRIBER#<subscriberId> names the address and is written first, never changed.
 *
 *   find           Get     address item    consistent
 *   findById       Get     lookup item, then address item
 *   save           Put     lookup item     if nobody was read
 *                  Update  address item    if subscription, and suppression where that changes, are as read
 *   erase          Delete  lookup item, then Update address item: removes subscription and segment, if it is as read
 *   listAll        Scan    address items with a subscription
 *   noteIssue      Update  address item    if it is later than what stands there
 *   listConfirmed  Query   segment index   segment = newsletter#0, address > after, limit
 */

const subscriberItemSchema = addressItemSchema.extend({
  subscription: subscriberSchema.omit({ address: true, suppression: true, lastClick: true }).optional(),
  lastClick: clickSchema.optional(),
});
const keysSchema = z.object({ address: emailAddressSchema });
const lookupItemSchema = z.object({
  version: z.literal(AUDIENCE_ITEM_VERSION),
  address: emailAddressSchema,
});

export function createDynamoDbSubscriberStore(
  client: DynamoDBDocumentClient,
  tableName: string,
): SubscriberStore {
  const get = async (Key: Record<string, string>): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }))).Item;

  const find = async (address: EmailAddress): Promise<Subscriber | undefined> => {
    const item = await get(addressKey(address));
    return item === undefined ? undefined : toSubscriber(item);
  };

  return {
    find,
    async findById(subscriberId) {
      const lookup = await get(lookupKey(subscriberId));
      if (lookup === undefined) return undefined;
      const subscriber = await find(readAudienceItem(lookupItemSchema, lookup).address);
      // Of two first requests at once one lost: nobody was given its id.
      return subscriber?.subscriberId === subscriberId ? subscriber : undefined;
    },
    async save(next, read) {
      if (read === undefined) {
        const { address, subscriberId } = next;
        const Item = { ...lookupKey(subscriberId), version: AUDIENCE_ITEM_VERSION, address };
        await client.send(new PutCommand({ TableName: tableName, Item }));
      }
      const update = new UpdateCommand({ TableName: tableName, ...subscriptionUpdate(next, read) });
      return (await unlessConditionFails(client.send(update))) ? 'saved' : 'stale';
    },
    async erase(read) {
      // First, so that a crash leaves a subscriber who is found, and erased, again.
      await client.send(new DeleteCommand({ TableName: tableName, Key: lookupKey(read.subscriberId) }));
      const update = new UpdateCommand({ TableName: tableName, ...subscriptionRemoval(read) });
      return (await unlessConditionFails(client.send(update))) ? 'erased' : 'stale';
    },
    async *listAll() {
      const scan = { TableName: tableName, FilterExpression: 'attribute_exists(subscription)' };
      for await (const { Items = [] } of paginateScan({ client }, scan)) {
        for (const item of Items) yield* [toSubscriber(item) ?? []].flat();
      }
    },
    async noteIssue(address, at) {
      const update = new UpdateCommand({ TableName: tableName, ...issueNote(address, at) });
      await unlessConditionFails(client.send(update));
    },
    async listConfirmed({ after, limit }) {
      const query = new QueryCommand({ TableName: tableName, Limit: limit, ...confirmedQuery(after) });
      const { Items = [] } = await client.send(query);
      return Items.map((item) => keysSchema.parse(item).address);
    },
  };
}

const subscriptionRemoval = ({ address, revision }: Subscriber) => ({
  Key: addressKey(address),
  UpdateExpression: 'REMOVE subscription, #segment, lastIssueAt, lastClick',
  ConditionExpression: 'subscription.revision = :read',
  ExpressionAttributeNames: { '#segment': 'segment' },
  ExpressionAttributeValues: { ':read': revision },
});

const issueNote = (address: EmailAddress, at: string) => ({
  Key: addressKey(address),
  UpdateExpression: 'SET lastIssueAt = :at',
  ConditionExpression:
    'attribute_exists(subscription) AND (attribute_not_exists(lastIssueAt) OR lastIssueAt < :at)',
  ExpressionAttributeValues: { ':at': at },
});

function toSubscriber(item: unknown): Subscriber | undefined {
  const { address, subscription, suppression, lastClick } = readAudienceItem(subscriberItemSchema, item);
  return subscription && { ...subscription, address, suppression, ...(lastClick && { lastClick }) };
}

const lookupKey = (subscriberId: SubscriberId) => ({ pk: `SUBSCRIBER#${subscriberId}` });

const confirmedQuery = (after: EmailAddress | undefined) => ({
  IndexName: AUDIENCE_TABLE.segmentIndex.name,
  KeyConditionExpression:
    after === undefined ? '#segment = :segment' : '#segment = :segment AND address > :after',
  ExpressionAttributeNames: { '#segment': 'segment' },
  ExpressionAttributeValues: { ':segment': SEGMENT, ...(after && { ':after': after }) },
});
