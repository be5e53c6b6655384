import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { AUDIENCE_ITEM_VERSION, addressKey } from '../../delivery/adapters/audience-item.ts';
import { putAll, type Table } from '../../delivery/adapters/table-batches.ts';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import { eachInFlight } from '../../shared/in-flight.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { SubscriberStore } from '../subscriber-store.ts';
import { lookupKey, subscriptionUpdate } from './subscription-update.ts';

/*
 * Access patterns of what changes subscribers; dynamodb-subscriber-store.ts says what the items are.
 *
 *   save           Put     lookup item     if nobody was read
 *                  Update  address item    if subscription, and suppression where that changes, are as read
 *   addAll         BatchWrite  lookup items, then as `save`
 *   erase          Delete  lookup item, then Update address item: removes subscription and segment, if it is as read
 *   noteReply      Update  address item    if it is later than what stands there
 */

const WRITES_IN_FLIGHT = 16;

type SubscriberWriter = Pick<SubscriberStore, 'save' | 'addAll' | 'erase' | 'noteReply'>;

export function createDynamoDbSubscriberWriter({ client, tableName }: Table): SubscriberWriter {
  const write = (next: Subscriber, read: Subscriber | undefined): Promise<boolean> => {
    const update = new UpdateCommand({ TableName: tableName, ...subscriptionUpdate(next, read) });
    return unlessConditionFails(client.send(update));
  };

  return {
    async save(next, read) {
      if (read === undefined)
        await client.send(new PutCommand({ TableName: tableName, Item: lookupItem(next) }));
      return (await write(next, read)) ? 'saved' : 'stale';
    },
    async addAll(newcomers) {
      const stale: Subscriber[] = [];
      await putAll({ client, tableName }, newcomers.map(lookupItem));
      await eachInFlight(newcomers, WRITES_IN_FLIGHT, async (newcomer) => {
        if (!(await write(newcomer, undefined))) stale.push(newcomer);
      });
      return stale;
    },
    async erase(read) {
      // First, so that a crash leaves a subscriber who is found, and erased, again.
      await client.send(new DeleteCommand({ TableName: tableName, Key: lookupKey(read.subscriberId) }));
      const update = new UpdateCommand({ TableName: tableName, ...subscriptionRemoval(read) });
      return (await unlessConditionFails(client.send(update))) ? 'erased' : 'stale';
    },
    async noteReply(address, at) {
      const update = new UpdateCommand({ TableName: tableName, ...replyNote(address, at) });
      await unlessConditionFails(client.send(update));
    },
  };
}

const subscriptionRemoval = ({ address, revision }: Subscriber) => ({
  Key: addressKey(address),
  UpdateExpression: 'REMOVE subscription, #segment, lastIssueAt, lastReplyAt, issuesUnanswered, lastClick',
  ConditionExpression: 'subscription.revision = :read',
  ExpressionAttributeNames: { '#segment': 'segment' },
  ExpressionAttributeValues: { ':read': revision },
});

const replyNote = (address: EmailAddress, at: IsoInstant) => ({
  Key: addressKey(address),
  UpdateExpression: 'SET lastReplyAt = :at REMOVE issuesUnanswered',
  ConditionExpression:
    'attribute_exists(subscription) AND (attribute_not_exists(lastReplyAt) OR lastReplyAt < :at)',
  ExpressionAttributeValues: { ':at': at },
});

const lookupItem = ({ subscriberId, address }: Subscriber) => ({
  ...lookupKey(subscriberId),
  version: AUDIENCE_ITEM_VERSION,
  address,
});
