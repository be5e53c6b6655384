import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createS3RawMailStore } from '../../../functions/inbound/adapters/s3-raw-mail-store.ts';
import { RawMailMissingError, type RawMailStore } from '../../../functions/inbound/raw-mail-store.ts';

const BUCKET = 'mail';

let server: FauxqsServer;
let client: S3Client;
let store: RawMailStore;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  server.createBucket(BUCKET);
  client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'eu-west-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  store = createS3RawMailStore(client, BUCKET);
  const mail = Buffer.alloc(300_000, 'mail');
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'm1', Body: mail }));
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

it('reads a whole message', async () => {
  expect(Buffer.from(await store.readBeginning('m1', 1_000_000))).toEqual(Buffer.alloc(300_000, 'mail'));
});

it('reads no more of a message than is wanted', async () => {
  expect(Buffer.from(await store.readBeginning('m1', 10)).toString()).toBe('mailmailma');
});

it('says by name when the bucket does not hold the message', async () => {
  await expect(store.readBeginning('m2', 10)).rejects.toThrow(RawMailMissingError);
});
