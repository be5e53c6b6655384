import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { putAll, type Table } from '../../delivery/adapters/audience-batches.ts';
import { AUDIENCE_ITEM_VERSION, addressKey } from '../../delivery/adapters/audience-item.ts';
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
 *   noteIssue, noteReply  Update  address item    if it is later than what stands there
 */

const WRITES_IN_FLIGHT = 16;

type SubscriberWriter = Pick<SubscriberStore, 'save' | 'addAll' | 'erase' | 'noteIssue' | 'noteReply'>;

export function createDynamoDbSubscriberWriter({ client, tableName }: Table): SubscriberWriter {
  const write = (next: Subscriber, read: Subscriber | undefined): Promise<boolean> => {
    const update = new UpdateCommand({ TableName: tableName, ...subscriptionUpdate(next, read) });
    return unlessConditionFails(client.send(update));
  };

  const note = async (...activity: Parameters<typeof activityNote>) => {
    const update = new UpdateCommand({ TableName: tableName, ...activityNote(...activity) });
    await unlessConditionFails(client.send(update));
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
    noteIssue: (address, at) =>
      note(address, at, 'lastIssueAt', { besides: 'ADD issuesUnanswered :one', values: { ':one': 1 } }),
    noteReply: (address, at) => note(address, at, 'lastReplyAt', { besides: 'REMOVE issuesUnanswered' }),
  };
}

const subscriptionRemoval = ({ address, revision }: Subscriber) => ({
  Key: addressKey(address),
  UpdateExpression: 'REMOVE subscription, #segment, lastIssueAt, lastReplyAt, issuesUnanswered, lastClick',
  ConditionExpression: 'subscription.revision = :read',
  ExpressionAttributeNames: { '#segment': 'segment' },
  ExpressionAttributeValues: { ':read': revision },
});

const activityNote = (
  address: EmailAddress,
  at: IsoInstant,
  what: 'lastIssueAt' | 'lastReplyAt',
  { besides, values }: { readonly besides: string; readonly values?: Readonly<Record<string, unknown>> },
) => ({
  Key: addressKey(address),
  UpdateExpression: `SET ${what} = :at ${besides}`,
  ConditionExpression: `attribute_exists(subscription) AND (attribute_not_exists(${what}) OR ${what} < :at)`,
  ExpressionAttributeValues: { ':at': at, ...values },
});

const lookupItem = ({ subscriberId, address }: Subscriber) => ({
  ...lookupKey(subscriberId),
  version: AUDIENCE_ITEM_VERSION,
  address,
});
