import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createSqsSignUpQueue,
  readAskedSubscription,
} from '../../../functions/newsletter/adapters/sqs-sign-up-queue.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';

const QUEUE = 'sign-ups';

let server: FauxqsServer;
let client: SQSClient;
let queueUrl: string;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  server.createQueue(QUEUE);
  queueUrl = `http://127.0.0.1:${server.port}/000000000000/${QUEUE}`;
  client = new SQSClient({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

it.each([
  ['an emoji', '🌻 Sunny'],
  ['a rare character', '𠮷田'],
  ['what SQS refuses', 'Ann\uffff\ufffe\u0001'],
  ['quotes and backslashes', '\\u00e9 "Zoë"'],
])('a sign-up comes out of the queue as it was put in, also under a name with %s', async (_, firstName) => {
  const asked = {
    address: emailAddressSchema.parse('ann@reader.example'),
    firstName,
    consent: {
      page: 'https://kith.example/newsletter',
      at: isoInstantSchema.parse('2026-08-24T06:30:00.000Z'),
      words: 'Schick mir „Die offene Hand“ 🤲',
    },
  };
  await createSqsSignUpQueue(client, queueUrl).put(asked);
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, WaitTimeSeconds: 1, MaxNumberOfMessages: 1 }),
  );
  expect(readAskedSubscription(Messages[0]?.Body ?? '')).toEqual(asked);
});
