import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import type { Eraser } from '../../shared/eraser.ts';
import { eachInFlight } from '../../shared/in-flight.ts';
import type { SuppressionList } from '../suppression-list.ts';
import { addressItemSchema, addressKey, readAudienceItem } from './audience-item.ts';
import { readAll, type Table } from './table-batches.ts';

/*
 * Access patterns of an erasure in the Audience table, of the addresses that the person's claims name.
 *
 *   find    BatchGet ADDRESS#<address>   consistent
 *   remove  as SuppressionList.seal; what never came to a suppression: Delete, if none came since
 */

const STORE = 'audience';
const IN_FLIGHT = 8;

const itemSchema = addressItemSchema.extend({ subscription: z.unknown().optional() });

/**
 * Takes addresses out of the clear where nothing stands but what keeps, or kept, mail from them; a suppression stays under its
 * keyed hash. A subscription is the reader's own to erase, and that somebody is in memory must be found as it was.
 */
export function createSuppressionEraser(table: Table, list: Pick<SuppressionList, 'seal'>): Eraser {
  const readBare = async (addresses: readonly string[]) => {
    const known = addresses.flatMap((text) => emailAddressSchema.safeParse(text).data ?? []);
    const items = [...(await readAll(table, known.map(addressKey))).values()];
    return items
      .map((item) => readAudienceItem(itemSchema, item))
      .filter(({ subscription, inMemorySince }) => subscription === undefined && inMemorySince === undefined);
  };
  return {
    store: STORE,
    find: async function* (_scope, { addresses }) {
      for (const { address } of await readBare([...addresses]))
        yield { store: STORE, kind: 'suppression', key: address };
    },
    remove: async (_scope, traces) => {
      const bare = await readBare(traces.map(({ key }) => key));
      await eachInFlight(bare, IN_FLIGHT, async ({ address, suppression }) => {
        if (suppression !== undefined) return list.seal(address, suppression);
        const remove = new DeleteCommand({
          TableName: table.tableName,
          Key: addressKey(address),
          ConditionExpression:
            'attribute_not_exists(suppression) AND attribute_not_exists(subscription) AND attribute_not_exists(inMemorySince)',
        });
        await unlessConditionFails(table.client.send(remove));
      });
    },
  };
}
