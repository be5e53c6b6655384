import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { Suppression } from '../domain/suppression.ts';
import type { AddressStanding, SuppressionList } from '../suppression-list.ts';
import { AUDIENCE_ITEM_VERSION, addressItemSchema, addressKey, readAudienceItem } from './audience-item.ts';

/*
 * Access patterns of suppressions in the Audience table. Each is one request on one item.
 *
 *   find, look  Get     pk = ADDRESS#<address>   consistent
 *   suppress  Update  pk = ADDRESS#<address>   if there is none, or only a narrower one
 *             Update  pk = ADDRESS#<address>   for somebody in memory: an attribute of its own, beside all other reasons
 *   lift      Update  pk = ADDRESS#<address>   removes that attribute
 */

export function createDynamoDbSuppressionList(
  client: DynamoDBDocumentClient,
  tableName: string,
): SuppressionList {
  const look = async (address: EmailAddress): Promise<AddressStanding> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: addressKey(address), ConsistentRead: true }),
    );
    if (Item === undefined) return {};
    const item = readAudienceItem(addressItemSchema, Item);
    return { suppression: effectiveSuppression(item), lastIssueAt: item.lastIssueAt };
  };

  return {
    look,
    find: async (address) => (await look(address)).suppression,
    async suppress(address, suppression) {
      if (suppression.reason === 'in-memory') {
        await client.send(new UpdateCommand({ TableName: tableName, ...memoryUpdate(address, suppression) }));
        return;
      }
      const update = new UpdateCommand({ TableName: tableName, ...suppressionUpdate(address, suppression) });
      await unlessConditionFails(client.send(update));
    },
    async lift(address) {
      const UpdateExpression = 'REMOVE inMemorySince';
      const known = { ConditionExpression: 'attribute_exists(inMemorySince)' };
      const update = { TableName: tableName, Key: addressKey(address), UpdateExpression, ...known };
      await unlessConditionFails(client.send(new UpdateCommand(update)));
    },
  };
}

/** The wider scope counts, and of two that are equally wide the one that cannot be taken back. */
function effectiveSuppression({
  suppression,
  inMemorySince,
}: z.infer<typeof addressItemSchema>): Suppression | undefined {
  if (inMemorySince === undefined || suppression?.scope === 'all') return suppression;
  return { reason: 'in-memory', scope: 'all', since: inMemorySince };
}

function memoryUpdate(address: EmailAddress, { since }: Suppression) {
  return {
    Key: addressKey(address),
    UpdateExpression:
      'SET inMemorySince = if_not_exists(inMemorySince, :since), address = :address, version = if_not_exists(version, :version)',
    ExpressionAttributeValues: { ':since': since, ':address': address, ':version': AUDIENCE_ITEM_VERSION },
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
