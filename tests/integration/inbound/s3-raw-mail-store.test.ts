import { createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createS3RawMailStore } from '../../../functions/inbound/adapters/s3-raw-mail-store.ts';
import { RawMailMissingError, type RawMailStore } from '../../../functions/inbound/raw-mail-store.ts';
import { storeRawMail } from '../../../infra/local/inbound/store-raw-mail.ts';

const BUCKET = 'mail';

const createClient = (port: number) =>
  new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

let server: FauxqsServer;
let client: S3Client;
let store: RawMailStore;

beforeAll(async () => {
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  server.createBucket(BUCKET);
  client = createClient(server.port);
  store = createS3RawMailStore(client, BUCKET);
  const mail = Buffer.alloc(300_000, 'mail');
  await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'm1', Body: mail }));
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

it('reads a whole message', async () => {
  expect(await buffer(await store.open('m1'))).toEqual(Buffer.alloc(300_000, 'mail'));
});

it('reads a message as long as SES takes, which this machine stores in parts', async () => {
  const mail = Buffer.alloc(40 * 1024 * 1024, 'mail');
  await storeRawMail(client, BUCKET, 'm40', mail);
  expect(mail.equals(await buffer(await store.open('m40')))).toBe(true);
});

it('ends the transfer when no more of a message is wanted', async () => {
  const mail = await store.open('m1');
  for await (const chunk of mail) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  expect(mail).toMatchObject({ destroyed: true });
});

it('says by name when the bucket does not hold the message', async () => {
  await expect(store.open('m2')).rejects.toThrow(RawMailMissingError);
});

it('says the same when S3 denies it, as it does to a role that may not list the bucket', async () => {
  await expect(readWhenAnswered('AccessDenied')).rejects.toThrow(RawMailMissingError);
});

it('does not take any other refusal for a missing message', async () => {
  await expect(readWhenAnswered('SignatureDoesNotMatch')).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  });
});

/** The engine has no policies, so the answer of S3 is written here. */
async function readWhenAnswered(code: string): Promise<unknown> {
  const refusing = createServer((_, response) => {
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
  });
  const refused = createClient(await listen(refusing));
  try {
    return await createS3RawMailStore(refused, BUCKET).open('m2');
  } finally {
    refused.destroy();
    refusing.close();
  }
}

function listen(refusing: Server): Promise<number> {
  return new Promise((resolve) => {
    refusing.listen(0, '127.0.0.1', () => {
      const address = refusing.address();
      if (address === null || typeof address === 'string') throw new Error('No port');
      resolve(address.port);
    });
  });
}
