import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { StoredMail } from './mail-room.ts';

/** What SES leaves in the bucket when a rule is made; nobody wrote it. */
const SETUP_KEY = 'AMAZON_SES_SETUP_NOTIFICATION';

/** All mails of the bucket (a year of them, by its life cycle), newest first; of one moment, by id. */
export async function listObjects(s3: S3Client, bucket: string): Promise<readonly StoredMail[]> {
  const stored: StoredMail[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    for (const { Key, LastModified, Size } of Contents) {
      if (Key === undefined || Key === SETUP_KEY) continue;
      stored.push({ messageId: Key, keptAt: LastModified ?? new Date(0), sizeBytes: Size ?? 0 });
    }
  }
  return stored.sort(newestFirst);
}

function newestFirst(one: StoredMail, other: StoredMail): number {
  return other.keptAt.getTime() - one.keptAt.getTime() || (one.messageId < other.messageId ? -1 : 1);
}
