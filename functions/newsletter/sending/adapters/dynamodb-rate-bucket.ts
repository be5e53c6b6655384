import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StaleWriteError } from '../../../shared/errors.ts';
import type { RateBucket } from '../rate-bucket.ts';

/*
 * Access patterns of the newsletter's rate in the Ledger table, one item: pk = RATE#newsletter. It does not expire.
 *
 *   reserve  Update  adds to the next free moment, if that is yet to come, and not so far off that a clock must have run ahead
 *            Update  else sets it, if it is not
 */

const KEY = { pk: 'RATE#newsletter' } as const;
const ITEM_VERSION = 1;
const ATTEMPTS = 20;
/** All who send have one stretch at work and one to come, each about a second long. */
const FARTHEST_MS = 5 * 60_000;

const answerSchema = z.object({ nextFreeAtMs: z.number() });

/** The generic cell rate algorithm (ITU-T I.371) on one number: no reads, and one write in which nobody else gets between. */
export function createDynamoDbRateBucket(client: DynamoDBDocumentClient, TableName: string): RateBucket {
  const attempt = async (input: Omit<ConstructorParameters<typeof UpdateCommand>[0], 'TableName'>) => {
    try {
      const { Attributes } = await client.send(new UpdateCommand({ TableName, ...input }));
      return answerSchema.parse(Attributes).nextFreeAtMs;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  };
  return {
    async reserve(lengthMs, nowMs) {
      for (let tries = 0; tries < ATTEMPTS; tries += 1) {
        const end = (await attempt(queueUp(lengthMs, nowMs))) ?? (await attempt(beginAnew(lengthMs, nowMs)));
        if (end !== undefined) return end - lengthMs;
      }
      throw new StaleWriteError(`The rate of the newsletter was taken by others ${ATTEMPTS} times`);
    },
  };
}

const queueUp = (lengthMs: number, nowMs: number) => ({
  Key: KEY,
  UpdateExpression: 'SET nextFreeAtMs = nextFreeAtMs + :length',
  ConditionExpression: 'nextFreeAtMs >= :now AND nextFreeAtMs <= :farthest',
  ExpressionAttributeValues: { ':length': lengthMs, ':now': nowMs, ':farthest': nowMs + FARTHEST_MS },
  ReturnValues: 'UPDATED_NEW' as const,
});

const beginAnew = (lengthMs: number, nowMs: number) => ({
  Key: KEY,
  UpdateExpression: 'SET nextFreeAtMs = :end, version = :version',
  ConditionExpression: 'attribute_not_exists(pk) OR nextFreeAtMs < :now OR nextFreeAtMs > :farthest',
  ExpressionAttributeValues: {
    ...{ ':end': nowMs + lengthMs, ':now': nowMs, ':farthest': nowMs + FARTHEST_MS },
    ':version': ITEM_VERSION,
  },
  ReturnValues: 'UPDATED_NEW' as const,
});
