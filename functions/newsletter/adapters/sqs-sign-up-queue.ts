import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type AskedSubscription, askedSubscriptionSchema } from '../domain/asked-subscription.ts';
import type { SignUpQueue } from '../sign-up-queue.ts';

/** SQS refuses a message for some characters that a name may hold, and emulators for more of them, so none is written as itself. */
const NOT_ASCII = /[^\x20-\x7e]/g;

const writeAskedSubscription = (asked: AskedSubscription): string =>
  JSON.stringify(asked).replace(
    NOT_ASCII,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Reads the body of a message. Throws a ZodError or SyntaxError. */
export const readAskedSubscription = (body: string): AskedSubscription =>
  askedSubscriptionSchema.parse(JSON.parse(body));

export const createSqsSignUpQueue = (client: SQSClient, QueueUrl: string): SignUpQueue => ({
  async put(asked) {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: writeAskedSubscription(asked) }));
  },
});
