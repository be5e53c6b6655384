import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { addressItemSchema, addressKey, readAudienceItem } from '../../../delivery/adapters/audience-item.ts';
import { readAll } from '../../../delivery/adapters/table-batches.ts';
import { unlessConditionFails } from '../../../shared/conditional-write.ts';
import { claimSchema, type Standing, standingSchema } from '../domain/judge-reader.ts';
import type { ReaderClaims } from '../reader-claims.ts';
import { claimAttribute, claimUpdate, closing, rejection, removal } from './claim-update.ts';

/*
 * Access patterns of claims in the Audience table, on the item pk = ADDRESS#<address>: one attribute an issue, `claim_<slug>`.
 *
 *   claim    Update    if it has no such claim, and the subscription and nothing else allow it; Get when not
 *   release  Update    if the claim is of this generation, and was not rejected
 *   reject   Update    likewise
 *   close    Update    if it has no such claim, or was closed
 *   look     BatchGet  consistent
 */

const itemSchema = addressItemSchema
  .pick({ version: true, address: true })
  .extend(standingSchema.omit({ claim: true }).shape)
  .loose();

export function createDynamoDbReaderClaims(client: DynamoDBDocumentClient, TableName: string): ReaderClaims {
  const update = (input: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName'>) =>
    unlessConditionFails(client.send(new UpdateCommand({ TableName, ...input })));
  const find = async (Key: { pk: string }) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
  return {
    async claim(address, request) {
      const { slug } = request.dispatch;
      try {
        const command = new UpdateCommand({ TableName, ...claimUpdate(address, request) });
        return { isClaimed: true, standing: readStanding((await client.send(command)).Attributes, slug) };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        const item = await find(addressKey(address));
        return { isClaimed: false, standing: item && readStanding(item, slug) };
      }
    },
    async release(address, slug, generation) {
      await update(removal(address, slug, generation));
    },
    async reject(address, slug, generation) {
      await update(rejection(address, slug, generation));
    },
    close: (address, slug, at) => update(closing(address, slug, at)),
    async look(addresses, slug) {
      const items = await readAll({ client, tableName: TableName }, addresses.map(addressKey));
      return new Map(
        [...items.values()].map((item) => [
          readAudienceItem(itemSchema, item).address,
          readStanding(item, slug),
        ]),
      );
    },
  };
}

function readStanding(item: unknown, slug: string): Standing {
  const { version: _, address: __, ...rest } = readAudienceItem(itemSchema, item);
  const { subscription, suppression, inMemorySince } = rest;
  const claim = rest[claimAttribute(slug)];
  return {
    ...(subscription && { subscription }),
    ...(suppression && { suppression }),
    ...(inMemorySince && { inMemorySince }),
    ...(claim !== undefined && { claim: claimSchema.parse(claim) }),
  };
}
