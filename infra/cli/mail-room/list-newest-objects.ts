import { paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import type { KeptMail } from './mail-room.ts';

/** What SES leaves in the bucket when a rule is made; nobody wrote it. */
const SETUP_KEY = 'AMAZON_SES_SETUP_NOTIFICATION';
/** While keys are read, so many are remembered at most: a bucket may hold a year of mail. */
const MOST_REMEMBERED = 5_000;

/** The newest mails of the bucket, at most `limit`. S3 lists by key, so that all keys are read. */
export async function listNewestObjects(
  s3: S3Client,
  bucket: string,
  limit: number,
): Promise<readonly Omit<KeptMail, 'record'>[]> {
  let newest: Omit<KeptMail, 'record'>[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    for (const { Key, LastModified, Size } of Contents) {
      if (Key === undefined || Key === SETUP_KEY) continue;
      newest.push({ messageId: Key, keptAt: LastModified ?? new Date(0), sizeBytes: Size ?? 0 });
    }
    if (newest.length > MOST_REMEMBERED) newest = newestOf(newest, limit);
  }
  return newestOf(newest, limit);
}

const newestOf = (mails: readonly Omit<KeptMail, 'record'>[], limit: number) =>
  mails.toSorted((one, other) => other.keptAt.getTime() - one.keptAt.getTime()).slice(0, limit);
