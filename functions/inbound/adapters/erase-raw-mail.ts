import {
  DeleteObjectCommand,
  HeadObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Eraser } from '../../shared/eraser.ts';
import { eachInFlight } from '../../shared/in-flight.ts';

const KIND = 'raw mail';
const IN_FLIGHT = 16;

/**
 * Erases the mails behind a timeline from the mail bucket, which keeps no versions. A mail that stands on somebody else's
 * timeline, too, goes all the same: their timeline keeps its words, and nothing else here could tell whose bytes are whose.
 */
export function createRawMailEraser(client: S3Client, bucketName: string): Eraser {
  return {
    store: KIND,
    find: async function* (_scope, { messageIds }) {
      const found: string[] = [];
      await eachInFlight(messageIds, IN_FLIGHT, async (key) => {
        if (await exists(client, bucketName, key)) found.push(key);
      });
      for (const key of found) yield { store: KIND, kind: KIND, key, messageId: key };
    },
    remove: (_scope, traces) =>
      eachInFlight(traces, IN_FLIGHT, ({ key }) =>
        client.send(new DeleteObjectCommand({ Bucket: bucketName, Key: key })),
      ),
  };
}

async function exists(client: S3Client, bucketName: string, key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucketName, Key: key }));
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return false;
    throw error;
  }
}
