import { DeleteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { TokenKeyStore, TokenKeys } from '../../shared/token-keys.ts';
import { effectiveSuppression } from '../domain/effective-suppression.ts';
import type { Suppression } from '../domain/suppression.ts';
import type { AddressStanding, SuppressionList } from '../suppression-list.ts';
import { addressItemSchema, addressKey, readAudienceItem } from './audience-item.ts';
import { createDynamoDbSuppressionWriter } from './dynamodb-suppression-writer.ts';
import { sealedItemSchema, sealedKey, sealedUpdate } from './sealed-suppression.ts';
import { readAll, type Table } from './table-batches.ts';

/*
 * Access patterns of suppressions in the Audience table. An address whose data was erased has no item but SEALED#<keyed hash>.
 *
 *   find, look, lookAll  BatchGet ADDRESS#<address> and SEALED#<hash>   consistent
 *   findSealed           BatchGet SEALED#<hash>
 *   seal      Update   SEALED#<hash>       if there is none, or only a narrower one
 *             Delete   ADDRESS#<address>   if nothing else stands there, and its suppression is the one that was sealed
 *   liftAll   Update   ADDRESS#<address>   removes suppression and soft bounces, notes why
 *             Delete   SEALED#<hash>
 *   lift      Update   ADDRESS#<address>   removes what says that somebody is in memory
 */

/** What the newsletter keeps there is none of our business, but that it is there. */
const itemSchema = addressItemSchema.extend({ subscription: z.unknown().optional() });

export function createDynamoDbSuppressionList(
  client: DynamoDBDocumentClient,
  tableName: string,
  tokenKeys: TokenKeyStore,
): SuppressionList {
  const send = { client, tableName };
  const lookAll = async (addresses: readonly EmailAddress[]): Promise<readonly AddressStanding[]> => {
    const tokens = await tokenKeys.readTokenKeys();
    const keys = addresses.map((address) => ({
      open: addressKey(address),
      sealed: sealedKey(tokens, address),
    }));
    const items = await readAll(
      send,
      keys.flatMap(({ open, sealed }) => [open, sealed]),
    );
    return keys.map(({ open, sealed }) => toStanding(items.get(open.pk), items.get(sealed.pk)));
  };
  const look = async (address: EmailAddress) => (await lookAll([address]))[0] ?? {};
  return {
    look,
    lookAll,
    find: async (address) => (await look(address)).suppression,
    findSealed: async (addresses) => readSealed(send, await tokenKeys.readTokenKeys(), addresses),
    ...createDynamoDbSuppressionWriter(client, tableName),
    async seal(address, suppression) {
      await update(send, sealedUpdate(await tokenKeys.readTokenKeys(), address, suppression));
      const remove = new DeleteCommand({ TableName: tableName, ...bareItem(address, suppression) });
      await unlessConditionFails(client.send(remove));
    },
    async liftAll(address, lifting) {
      await update(send, {
        Key: addressKey(address),
        UpdateExpression: 'SET lifted = :lifting REMOVE suppression, outcomes',
        ConditionExpression: 'attribute_exists(suppression) OR attribute_exists(outcomes)',
        ExpressionAttributeValues: { ':lifting': lifting },
      });
      const Key = sealedKey(await tokenKeys.readTokenKeys(), address);
      await client.send(new DeleteCommand({ TableName: tableName, Key }));
    },
    async lift(address) {
      await update(send, {
        Key: addressKey(address),
        UpdateExpression: 'REMOVE inMemorySince',
        ConditionExpression: 'attribute_exists(inMemorySince)',
      });
    },
  };
}

const update = (
  { client, tableName }: Table,
  input: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName'>,
) => unlessConditionFails(client.send(new UpdateCommand({ TableName: tableName, ...input })));

async function readSealed(
  table: Table,
  keys: TokenKeys,
  addresses: readonly EmailAddress[],
): ReturnType<SuppressionList['findSealed']> {
  const sealed = addresses.map((address) => ({ address, key: sealedKey(keys, address) }));
  const items = await readAll(
    table,
    sealed.map(({ key }) => key),
    false, // who was sealed a moment ago has no subscription to speak of
  );
  return sealed.flatMap(({ address, key }) => {
    const item = items.get(key.pk);
    const suppression = item && readAudienceItem(sealedItemSchema, item).suppression;
    return suppression?.scope === 'all' ? [{ address, suppression }] : [];
  });
}

function toStanding(open: unknown, sealed: unknown): AddressStanding {
  const item = open === undefined ? undefined : readAudienceItem(itemSchema, open);
  const ofSeal = sealed === undefined ? undefined : readAudienceItem(sealedItemSchema, sealed).suppression;
  return {
    suppression: effectiveSuppression(
      item && { ...item, isSubscribed: item.subscription !== undefined },
      ofSeal,
    ),
    lastIssueAt: item?.lastIssueAt,
    outcomes: item?.outcomes?.last,
    ...(ofSeal && { isSealed: true }),
  };
}

/** The item of an address, if nothing else stands there than the suppression that was sealed. */
const bareItem = (address: EmailAddress, { reason }: Suppression) => ({
  Key: addressKey(address),
  ConditionExpression: [
    'attribute_not_exists(subscription)',
    'attribute_not_exists(inMemorySince)',
    '(attribute_not_exists(suppression) OR suppression.reason = :reason)',
  ].join(' AND '),
  ExpressionAttributeValues: { ':reason': reason },
});
