import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import { afterOutcome, isSoftBouncing } from '../domain/soft-bounces.ts';
import type { Suppression } from '../domain/suppression.ts';
import type { SuppressionList } from '../suppression-list.ts';
import { AUDIENCE_ITEM_VERSION, addressItemSchema, addressKey, readAudienceItem } from './audience-item.ts';
import { readTogether } from './read-together.ts';
import { readAll } from './table-batches.ts';

/*
 * Access patterns of what mail events say of an address in the Audience table, on the item ADDRESS#<address>.
 *
 *   suppress     Update    if there is none, or only a narrower one
 *                Update    for somebody in memory: an attribute of its own, beside all other reasons
 *   noteOutcome  BatchGet  consistent, for all that are noted at once
 *                Update    if the outcomes are as read
 */

const ATTEMPTS = 5;

/** The part of the list that learns; it needs no key. */
export function createDynamoDbSuppressionWriter(
  client: DynamoDBDocumentClient,
  tableName: string,
): Pick<SuppressionList, 'suppress' | 'noteOutcome'> {
  const update = (input: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName'>) =>
    unlessConditionFails(client.send(new UpdateCommand({ TableName: tableName, ...input })));
  const find = readTogether((keys) =>
    readAll(
      { client, tableName },
      keys.map((pk) => ({ pk })),
    ),
  );
  const readOutcomes = async (address: EmailAddress) => {
    const item = await find(addressKey(address).pk);
    return item && readAudienceItem(addressItemSchema, item).outcomes;
  };
  return {
    async suppress(address, suppression) {
      if (suppression.reason === 'in-memory') await update(memoryUpdate(address, suppression));
      else await update(suppressionUpdate(address, suppression));
    },
    async noteOutcome(address, outcome) {
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const read = await readOutcomes(address);
        const next = afterOutcome(read?.last ?? [], outcome);
        if (next === undefined) return { isSoftBouncing: isSoftBouncing(read?.last ?? []) };
        if (await update(outcomesUpdate(address, next, read?.revision)))
          return { isSoftBouncing: isSoftBouncing(next) };
      }
      throw new StaleWriteError(`Outcomes of an address were noted by others ${ATTEMPTS} times`);
    },
  };
}

function outcomesUpdate(address: EmailAddress, last: readonly unknown[], read: number | undefined) {
  return {
    Key: addressKey(address),
    UpdateExpression:
      'SET outcomes = :outcomes, address = :address, version = if_not_exists(version, :version)',
    ConditionExpression: read === undefined ? 'attribute_not_exists(outcomes)' : 'outcomes.revision = :read',
    ExpressionAttributeValues: {
      ':outcomes': { last, revision: (read ?? 0) + 1 },
      ':address': address,
      ':version': AUDIENCE_ITEM_VERSION,
      ...(read !== undefined && { ':read': read }),
    },
  };
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
