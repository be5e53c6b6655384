import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { LEDGER_TABLE } from '../../../delivery/adapters/ledger-table.ts';
import { unlessConditionFails } from '../../../shared/conditional-write.ts';
import { emailAddressSchema } from '../../../shared/email-address.ts';
import { eachInFlight } from '../../../shared/in-flight.ts';
import { readStoredItem } from '../../../shared/stored-item.ts';
import type { RollStore } from '../roll-store.ts';

/*
 * Access patterns of the rolls of issues in the Ledger table: pk = ROLL#<slug>#<chunk>, which expire if nobody removes them.
 *
 *   write   Put     if no such item (else: read)
 *   read    Get     consistent
 *   remove  Delete  each
 */

const ITEM_VERSION = 1;
const IN_FLIGHT = 8;

const itemSchema = z.object({ version: z.literal(ITEM_VERSION), addresses: z.array(emailAddressSchema) });

export function createDynamoDbRollStore(client: DynamoDBDocumentClient, TableName: string): RollStore {
  const read: RollStore['read'] = async (slug, chunk) => {
    const get = new GetCommand({ TableName, Key: keyOf(slug, chunk), ConsistentRead: true });
    const { Item } = await client.send(get);
    const kind = { schema: itemSchema, newestVersion: ITEM_VERSION, what: 'The roll of an issue' };
    return Item === undefined ? [] : readStoredItem(Item, kind).addresses;
  };
  return {
    read,
    async write(slug, chunk, addresses, expiresAt) {
      const Item = {
        ...keyOf(slug, chunk),
        ...{ version: ITEM_VERSION, addresses, [LEDGER_TABLE.ttlAttribute]: expiresAt },
      };
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      return (await unlessConditionFails(client.send(put))) ? addresses : await read(slug, chunk);
    },
    async remove(slug, chunks) {
      const numbers = Array.from({ length: chunks }, (_, chunk) => chunk);
      await eachInFlight(numbers, IN_FLIGHT, (chunk) =>
        client.send(new DeleteCommand({ TableName, Key: keyOf(slug, chunk) })),
      );
    },
  };
}

const keyOf = (slug: string, chunk: number) => ({ pk: `ROLL#${slug}#${chunk}` });
