import {
  BatchGetCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { TokenKeyStore, TokenKeys } from '../../shared/token-keys.ts';
import type { Suppression } from '../domain/suppression.ts';
import { SuppressionUnreadableError } from '../errors.ts';
import type { AddressStanding, SuppressionList } from '../suppression-list.ts';
import { addressItemSchema, addressKey, readAudienceItem } from './audience-item.ts';
import { createDynamoDbSuppressionWriter } from './dynamodb-suppression-writer.ts';
import { readItems } from './read-items.ts';
import { sealedItemSchema, sealedKey, sealedUpdate } from './sealed-suppression.ts';

/*
 * Access patterns of suppressions in the Audience table. An address whose data was erased has no item but SEALED#<keyed hash>.
 *
 *   find, look  BatchGet ADDRESS#<address> and SEALED#<hash>   consistent
 *   findSealed  BatchGet SEALED#<hash>   consistent
 *   seal      Update   SEALED#<hash>       if there is none, or only a narrower one
 *             Delete   ADDRESS#<address>   if nothing else stands there, and its suppression is the one that was sealed
 *   liftAll   Update   ADDRESS#<address>   removes suppression and soft bounces, notes why
 *             Delete   SEALED#<hash>
 *   lift      Update   ADDRESS#<address>   removes what says that somebody is in memory
 */

/** What the newsletter keeps there is none of our business, but that it is there. */
const itemSchema = addressItemSchema.extend({ subscription: z.unknown().optional() });

const MOST_READS = 5;

export function createDynamoDbSuppressionList(
  client: DynamoDBDocumentClient,
  tableName: string,
  tokenKeys: TokenKeyStore,
): SuppressionList {
  const send = { client, tableName };
  const look = async (address: EmailAddress): Promise<AddressStanding> => {
    const { open, sealed } = await readBoth(send, address, await tokenKeys.readTokenKeys());
    const item = open && readAudienceItem(itemSchema, open);
    const ofSeal = sealed && readAudienceItem(sealedItemSchema, sealed).suppression;
    return { suppression: widest(item, ofSeal), lastIssueAt: item?.lastIssueAt };
  };
  return {
    look,
    find: async (address) => (await look(address)).suppression,
    async findSealed(addresses) {
      const keys = await tokenKeys.readTokenKeys();
      const pks = new Map(addresses.map((address) => [sealedKey(keys, address).pk, address]));
      const items = await readItems(client, tableName, [...pks.keys()]);
      return items.flatMap((item) => {
        const address = pks.get(String(item['pk']));
        const { suppression } = readAudienceItem(sealedItemSchema, item);
        return address !== undefined && suppression.scope === 'all' ? [{ address, suppression }] : [];
      });
    },
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

interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

const update = (
  { client, tableName }: Table,
  input: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName'>,
) => unlessConditionFails(client.send(new UpdateCommand({ TableName: tableName, ...input })));

async function readBoth({ client, tableName }: Table, address: EmailAddress, keys: TokenKeys) {
  const sealed = sealedKey(keys, address);
  const request = { [tableName]: { Keys: [addressKey(address), sealed], ConsistentRead: true } };
  for (let read = 1; read <= MOST_READS; read += 1) {
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetCommand({ RequestItems: request }));
    if ((UnprocessedKeys?.[tableName]?.Keys ?? []).length > 0) continue;
    const items = Responses?.[tableName] ?? [];
    return {
      open: items.find(({ pk }) => pk !== sealed.pk),
      sealed: items.find(({ pk }) => pk === sealed.pk),
    };
  }
  throw new SuppressionUnreadableError('DynamoDB did not hand out the suppression of an address');
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

/** What stands at an address, and what was sealed of it. */
function widest(
  item: z.infer<typeof itemSchema> | undefined,
  ofSeal: Suppression | undefined,
): Suppression | undefined {
  const ofItem = item && effectiveSuppression(item);
  if (ofSeal === undefined || ofItem?.scope === 'all') return ofItem;
  // Whoever asked for the newsletter anew, and said yes to its mail, has taken back that they left.
  return ofSeal.scope === 'all' || item?.subscription === undefined ? ofSeal : ofItem;
}

/** The wider scope counts, and of two that are equally wide the one that cannot be taken back. */
function effectiveSuppression({
  suppression,
  inMemorySince,
}: z.infer<typeof addressItemSchema>): Suppression | undefined {
  if (inMemorySince === undefined || suppression?.scope === 'all') return suppression;
  return { reason: 'in-memory', scope: 'all', since: inMemorySince };
}
