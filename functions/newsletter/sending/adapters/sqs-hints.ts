import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { KithError } from '../../../shared/errors.ts';
import type { Hint, Hints } from '../hints.ts';

const MOST_PER_REQUEST = 10; // SendMessageBatch, AWS limit

/** SQS took some of the hints only; the schedule sends the others again. */
class HintsLostError extends KithError {}

const hintSchema = z.object({ slug: z.string().min(1), segment: z.int().min(0).optional() });

/** Reads the body of a message. Throws a ZodError or SyntaxError. */
export const readHint = (body: string): Hint => hintSchema.parse(JSON.parse(body));

export const createSqsHints = (client: SQSClient, QueueUrl: string): Hints => ({
  async send(hints) {
    for (let start = 0; start < hints.length; start += MOST_PER_REQUEST) {
      const Entries = hints.slice(start, start + MOST_PER_REQUEST).map((hint, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(hint),
      }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed.length > 0) throw new HintsLostError(`SQS did not take ${Failed.length} hints`);
    }
  },
});
