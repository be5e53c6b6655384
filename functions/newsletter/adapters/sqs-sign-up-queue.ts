import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type AskedSubscription, askedSubscriptionSchema } from '../domain/asked-subscription.ts';
import type { SignUpQueue } from '../sign-up-queue.ts';

/** Reads the body of a message. Throws a ZodError or SyntaxError. */
export const readAskedSubscription = (body: string): AskedSubscription =>
  askedSubscriptionSchema.parse(JSON.parse(body));

export const createSqsSignUpQueue = (client: SQSClient, QueueUrl: string): SignUpQueue => ({
  async put(asked) {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(asked) }));
  },
});
