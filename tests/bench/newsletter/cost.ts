import * as z from 'zod';
import type { Engine } from '../../engines/engine.ts';
import { sendOneIssue } from './send-one-issue.ts';

const READERS = 2_000;
const MILLION = 1_000_000;

/** us-east-1, dollars for a million; on demand, without free tiers. */
const PRICE = {
  writeUnits: 0.625,
  readUnits: 0.125,
  snsPublishes: 0.5,
  sqsRequests: 0.4,
  lambdaRequests: 0.2,
} as const;
const PRICE_OF_A_GIGABYTE_SECOND = 0.0000133334; // Lambda on arm64
/** send-issue-segments and record-mail-events, both as the stack has them. */
const GIGABYTES = 0.5;
const SECONDS_FOR_TEN_EVENTS = 0.1;
const EVENTS_PER_BATCH = 10;
/** An account that sends 14 a second waits the longest for its worker. */
const SLOWEST_PER_SECOND = 14 * 0.8;

const capacitySchema = z.object({ CapacityUnits: z.number() });
const answerSchema = z.object({
  ConsumedCapacity: z.union([capacitySchema, z.array(capacitySchema)]).default([]),
});
const WRITES = /^(?:Put|Update|Delete|BatchWrite)/;

/** Counts what one issue's requests consume, on the way and for its events, and puts a price on a million. */
export async function measureCost(engine: Engine): Promise<void> {
  const units = { write: 0, read: 0 };
  let requests = 0;
  const count = async (work: () => Promise<unknown>) => {
    engine.documentClient.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
          const result = await next(args);
          const { ConsumedCapacity } = answerSchema.parse(result.output);
          requests += 1;
          for (const { CapacityUnits } of [ConsumedCapacity].flat()) {
            units[WRITES.test(commandName) ? 'write' : 'read'] += CapacityUnits;
          }
          return result;
        },
      { step: 'initialize', name: 'count', priority: 'low' },
    );
    await work();
    engine.documentClient.middlewareStack.remove('count');
  };
  await sendOneIssue(engine, { readers: READERS, perSecond: 100_000, around: count });
  const each = { write: units.write / READERS, read: units.read / READERS };
  // Each second a stretch of the rate is taken and the dispatch is looked at, and in ten of them the cursor is stored once.
  const seconds = 1 / SLOWEST_PER_SECOND;
  each.write += seconds * 1.1;
  each.read += seconds;
  // An event settles the record (one write) and looks at the soft bounces of its address (one read).
  const database = (each.write + 1) * PRICE.writeUnits + (each.read + 1) * PRICE.readUnits;
  // Published once, put into the queue; received and deleted by tens.
  const messages = PRICE.snsPublishes + (1 + 2 / EVENTS_PER_BATCH) * PRICE.sqsRequests;
  const batches = MILLION / EVENTS_PER_BATCH;
  const events =
    (batches / MILLION) * PRICE.lambdaRequests +
    batches * SECONDS_FOR_TEN_EVENTS * GIGABYTES * PRICE_OF_A_GIGABYTE_SECOND;
  const worker = (MILLION / SLOWEST_PER_SECOND) * GIGABYTES * PRICE_OF_A_GIGABYTE_SECOND;
  const total = database + messages + events + worker;
  console.log(
    `  a million letters beside SES: $${total.toFixed(2)} (DynamoDB ${database.toFixed(2)}: ${each.write.toFixed(2)} write and ${each.read.toFixed(2)} read units a reader at 14 a second, in ${(requests / READERS).toFixed(2)} requests, one each for the event; SNS and SQS ${messages.toFixed(2)}; Lambda ${(events + worker).toFixed(2)})`,
  );
}
