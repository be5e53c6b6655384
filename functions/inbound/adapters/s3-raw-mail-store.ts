import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { RawMailMissingError, type RawMailStore } from '../raw-mail-store.ts';

/** The mail bucket: the key of a message is its SES message id. */
export function createS3RawMailStore(client: S3Client, bucketName: string): RawMailStore {
  return {
    async readBeginning(messageId, maxBytes) {
      const body = await openObject(client, bucketName, messageId);
      return collectBeginning(body, maxBytes);
    },
  };
}

async function openObject(
  client: S3Client,
  bucketName: string,
  key: string,
): Promise<AsyncIterable<Uint8Array>> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucketName, Key: key }));
    if (Body instanceof Readable) return Body;
    throw new RawMailMissingError(`The mail bucket gave no content for message ${key}`);
  } catch (error) {
    if (!(error instanceof NoSuchKey)) throw error;
    throw new RawMailMissingError(`The mail bucket holds no message ${key}`, { cause: error });
  }
}

/** Leaving the loop closes the connection, so that what is not wanted is not fetched. */
async function collectBeginning(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
