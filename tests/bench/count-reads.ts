import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** What the requests of a client read. */
export interface Reads {
  /** By command: `QueryCommand` → 3. */
  readonly requests: Readonly<Record<string, number>>;
  readonly items: number;
  /** As DynamoDB bills them: one for 4 KB read consistently, or for 8 KB otherwise. */
  readonly units: number;
}

const capacitySchema = z.object({ CapacityUnits: z.number() });
const answerSchema = z.object({
  Item: z.unknown().optional(),
  Items: z.array(z.unknown()).default([]),
  Responses: z.record(z.string(), z.array(z.unknown())).default({}),
  ConsumedCapacity: z
    .union([capacitySchema, z.array(capacitySchema)])
    .default([])
    .transform((capacity) => (Array.isArray(capacity) ? capacity : [capacity])),
});
const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);

/** Counts what a client reads while the work goes on; every request of the client passes by here. */
export async function countReads(
  client: DynamoDBDocumentClient,
  work: () => Promise<unknown>,
): Promise<Reads> {
  const requests: Record<string, number> = {};
  let items = 0;
  let units = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!READS.has(commandName)) return await next(args);
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(args);
        const { Item, Items, Responses, ConsumedCapacity } = answerSchema.parse(result.output);
        requests[commandName] = (requests[commandName] ?? 0) + 1;
        items += (Item === undefined ? 0 : 1) + Items.length + Object.values(Responses).flat().length;
        for (const { CapacityUnits } of ConsumedCapacity) units += CapacityUnits;
        return result;
      },
    { step: 'initialize', name: 'countReads', priority: 'low' },
  );
  try {
    await work();
  } finally {
    client.middlewareStack.remove('countReads');
  }
  return { requests, items, units };
}

export const formatReads = ({ requests, items, units }: Reads): string =>
  `${Object.entries(requests)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => `${count} ${name.replace('Command', '')}`)
    .join(', ')}; ${items} items, ${units} read units`;
