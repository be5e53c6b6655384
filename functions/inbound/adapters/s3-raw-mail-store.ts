import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { RawMailMissingError, type RawMailStore } from '../raw-mail-store.ts';

/** The mail bucket: the key of a message is its SES message id. */
export function createS3RawMailStore(client: S3Client, bucketName: string): RawMailStore {
  return { open: (messageId) => openObject(client, bucketName, messageId) };
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
    if (!saysMissing(error)) throw error;
    throw new RawMailMissingError(`The mail bucket holds no message ${key}`, { cause: error });
  }
}

/**
 * S3 answers NoSuchKey only to whoever may list the bucket; to others, as the role of this function, a missing key is
 * AccessDenied, so that they cannot find out which keys exist ("GetObject", Permissions).
 */
const saysMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && ['NoSuchKey', 'AccessDenied'].includes(error.name);
