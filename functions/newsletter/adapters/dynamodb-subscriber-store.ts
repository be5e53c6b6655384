import { type DynamoDBDocumentClient, GetCommand, paginateScan, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  AUDIENCE_ITEM_VERSION,
  addressItemSchema,
  addressKey,
  readAudienceItem,
} from '../../delivery/adapters/audience-item.ts';
import { AUDIENCE_TABLE } from '../../delivery/adapters/audience-table.ts';
import { readAll } from '../../delivery/adapters/table-batches.ts';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { clickSchema, type Subscriber, subscriberSchema } from '../domain/subscriber.ts';
import type { SubscriberStore } from '../subscriber-store.ts';
import { createDynamoDbSubscriberWriter } from './dynamodb-subscriber-writer.ts';
import { lookupKey, SEGMENT } from './subscription-update.ts';

/*
 * Access patterns of subscribers in the Audience table. A subscription is the map `subscription` on the item of its address,
 * pk = ADDRESS#<address>; the lookup item SUBSCRIBER#<subscriberId> names the address and is written first, never changed.
 *
 *   find           Get     address item    consistent
 *   findAll        BatchGet  address items   consistent
 *   findById       Get     lookup item, then address item
 *   listAll        Scan    address items with a subscription
 *   listConfirmed  Query   confirmed index segment = newsletter#0, address > after, limit
 */

const subscriberItemSchema = addressItemSchema.extend({
  subscription: subscriberSchema
    .omit({
      ...{ address: true, suppression: true },
      ...{ lastIssueAt: true, lastReplyAt: true, issuesUnanswered: true, lastClick: true },
    })
    .optional(),
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
    ...createDynamoDbSubscriberWriter({ client, tableName }),
    find,
    async findAll(addresses) {
      const items = await readAll({ client, tableName }, addresses.map(addressKey));
      const known = [...items.values()].flatMap((item) => toSubscriber(item) ?? []);
      return new Map(known.map((subscriber) => [subscriber.address, subscriber]));
    },
    async findById(subscriberId) {
      const lookup = await get(lookupKey(subscriberId));
      if (lookup === undefined) return undefined;
      const subscriber = await find(readAudienceItem(lookupItemSchema, lookup).address);
      // Of two first requests at once one lost: nobody was given its id.
      return subscriber?.subscriberId === subscriberId ? subscriber : undefined;
    },
    async *listAll() {
      const scan = { TableName: tableName, FilterExpression: 'attribute_exists(subscription)' };
      for await (const { Items = [] } of paginateScan({ client }, scan)) {
        for (const item of Items) yield* [toSubscriber(item) ?? []].flat();
      }
    },
    async listConfirmed({ after, limit }) {
      const query = new QueryCommand({ TableName: tableName, Limit: limit, ...confirmedQuery(after) });
      const { Items = [] } = await client.send(query);
      return Items.map((item) => keysSchema.parse(item).address);
    },
  };
}

function toSubscriber(item: unknown): Subscriber | undefined {
  const { subscription, ...rest } = readAudienceItem(subscriberItemSchema, item);
  const { address, suppression, lastIssueAt, lastReplyAt, issuesUnanswered, lastClick } = rest;
  const activity = { lastIssueAt, lastReplyAt, issuesUnanswered, ...(lastClick && { lastClick }) };
  return subscription && { ...subscription, address, suppression, ...activity };
}

const confirmedQuery = (after: EmailAddress | undefined) => ({
  IndexName: AUDIENCE_TABLE.segmentIndex.name,
  KeyConditionExpression:
    after === undefined ? '#segment = :segment' : '#segment = :segment AND address > :after',
  ExpressionAttributeNames: { '#segment': 'segment' },
  ExpressionAttributeValues: { ':segment': SEGMENT, ...(after && { ':after': after }) },
});
