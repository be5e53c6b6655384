import { DeleteCommand, type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { TokenKeyStore, TokenKeys } from '../../shared/token-keys.ts';
import { effectiveSuppression } from '../domain/effective-suppression.ts';
import type { Suppression } from '../domain/suppression.ts';
import type { AddressStanding, Lifting, SuppressionList } from '../suppression-list.ts';
import { addressItemSchema, addressKey, readAudienceItem } from './audience-item.ts';
import { createDynamoDbSuppressionWriter } from './dynamodb-suppression-writer.ts';
import { ownerStopKey, ownerStopSchema, ownerStopUpdate } from './owner-stop-item.ts';
import { erasedUpdate, sealedItemSchema, sealedKey, sealedUpdate } from './sealed-suppression.ts';
import { readAll, type Table } from './table-batches.ts';

/*
 * Access patterns of suppressions in the Audience table. An address whose data was erased has no item but SEALED#<keyed hash>.
 *
 *   find, look, lookAll  BatchGet ADDRESS#<address> and SEALED#<hash>   consistent
 *                        and, for an owner who would write, STOPPED#<hash of both>
 *   stopOwner Update   STOPPED#<hash>
 *   findSealed           BatchGet SEALED#<hash>
 *   seal      Update   SEALED#<hash>       if there is none, or only a narrower one
 *             Update   SEALED#<hash>       when the reader had all erased, if that is later than what stands there
 *             Delete   ADDRESS#<address>   if nothing else stands there, and its suppression is the one that was sealed
 *   liftAll   Update   ADDRESS#<address>   removes suppression and soft bounces, notes why
 *             Delete   SEALED#<hash>, STOPPED#<hash>
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
  const lookAll: SuppressionList['lookAll'] = async (addresses, writer) =>
    readStandings(send, await tokenKeys.readTokenKeys(), addresses, writer);
  const look = async (address: EmailAddress, writer?: OwnerId) => (await lookAll([address], writer))[0] ?? {};
  return {
    look,
    lookAll,
    find: async (address, writer) => (await look(address, writer)).suppression,
    findSealed: async (addresses) => readSealed(send, await tokenKeys.readTokenKeys(), addresses),
    ...createDynamoDbSuppressionWriter(client, tableName),
    async stopOwner(address, writer, since) {
      const key = ownerStopKey(await tokenKeys.readTokenKeys(), address, writer);
      await update(send, ownerStopUpdate(key, since));
    },
    async seal(address, suppression, erasedAt) {
      const tokens = await tokenKeys.readTokenKeys();
      await update(send, sealedUpdate(tokens, address, suppression));
      if (erasedAt !== undefined) await update(send, erasedUpdate(tokens, address, erasedAt));
      const remove = new DeleteCommand({ TableName: tableName, ...bareItem(address, suppression) });
      await unlessConditionFails(client.send(remove));
    },
    liftAll: async (address, lifting, writers) => {
      const tokens = await tokenKeys.readTokenKeys();
      const stops = writers.map((writer) => ownerStopKey(tokens, address, writer));
      await update(send, liftingUpdate(address, lifting));
      for (const Key of [sealedKey(tokens, address), ...stops])
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

async function readStandings(
  table: Table,
  tokens: TokenKeys,
  addresses: readonly EmailAddress[],
  writer: OwnerId | undefined,
): Promise<readonly AddressStanding[]> {
  const keys = addresses.map((address) => ({
    open: addressKey(address),
    sealed: sealedKey(tokens, address),
    stopped: writer && ownerStopKey(tokens, address, writer),
  }));
  const items = await readAll(
    table,
    keys.flatMap(({ open, sealed, stopped }) => [open, sealed, ...(stopped ? [stopped] : [])]),
  );
  return keys.map(({ open, sealed, stopped }) =>
    toStanding(items.get(open.pk), items.get(sealed.pk), stopped && items.get(stopped.pk)),
  );
}

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

function toStanding(open: unknown, sealed: unknown, stopped: unknown): AddressStanding {
  const item = open === undefined ? undefined : readAudienceItem(itemSchema, open);
  const seal = sealed === undefined ? undefined : readAudienceItem(sealedItemSchema, sealed);
  return {
    suppression: effectiveSuppression(
      item && { ...item, isSubscribed: item.subscription !== undefined },
      seal?.suppression,
      stopped === undefined ? undefined : readAudienceItem(ownerStopSchema, stopped).stoppedAt,
    ),
    lastIssueAt: item?.lastIssueAt,
    outcomes: item?.outcomes?.last,
    ...(seal && { isSealed: true, erasedAt: seal.erasedAt }),
  };
}

const liftingUpdate = (address: EmailAddress, lifting: Lifting) => ({
  Key: addressKey(address),
  UpdateExpression: 'SET lifted = :lifting REMOVE suppression, outcomes',
  ConditionExpression: 'attribute_exists(suppression) OR attribute_exists(outcomes)',
  ExpressionAttributeValues: { ':lifting': lifting },
});

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
