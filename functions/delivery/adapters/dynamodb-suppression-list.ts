import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { Suppression } from '../domain/suppression.ts';
import type { SuppressionList } from '../suppression-list.ts';
import { AUDIENCE_ITEM_VERSION, addressItemSchema, addressKey, readAudienceItem } from './audience-item.ts';

/*
 * Access patterns of suppressions in the Audience table. Each is one request on one item.
 *
 *   find      Get     pk = ADDRESS#<address>   consistent
 *   suppress  Update  pk = ADDRESS#<address>   if there is none, or only a narrower one
 */

export function createDynamoDbSuppressionList(
  client: DynamoDBDocumentClient,
  tableName: string,
): SuppressionList {
  return {
    async find(address) {
      const { Item } = await client.send(
        new GetCommand({ TableName: tableName, Key: addressKey(address), ConsistentRead: true }),
      );
      return Item && readAudienceItem(addressItemSchema, Item).suppression;
    },
    async suppress(address, suppression) {
      const update = new UpdateCommand({ TableName: tableName, ...suppressionUpdate(address, suppression) });
      await unlessConditionFails(client.send(update));
    },
  };
}

function suppressionUpdate(address: EmailAddress, suppression: Suppression) {
  const hasNone = 'attribute_not_exists(suppression)';
  const hasNarrower = 'suppression.#scope = :newsletter AND :scope = :all';
  return {
    Key: addressKey(address),
    UpdateExpression:
      'SET suppression = :suppression, address = :address, version = if_not_exists(version, :version)',
    ConditionExpression: `${hasNone} OR (${hasNarrower})`,
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: {
      ':suppression': suppression,
      ':address': address,
      ':version': AUDIENCE_ITEM_VERSION,
      ':scope': suppression.scope,
      ':newsletter': 'newsletter',
      ':all': 'all',
    },
  };
}
