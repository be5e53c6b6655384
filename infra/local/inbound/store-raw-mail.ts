import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';

/** The engine on this machine takes no longer request body than 11 MiB; S3 no shorter part than 5 MiB. */
const PART_BYTES = 8 * 1024 * 1024;

/** Puts a raw message into its bucket, up to the 40 MB that SES takes. */
export async function storeRawMail(
  s3: Pick<S3Client, 'send'>,
  Bucket: string,
  Key: string,
  content: Buffer,
): Promise<void> {
  if (content.length <= PART_BYTES) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: content }));
    return;
  }
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const Parts: { ETag: string | undefined; PartNumber: number }[] = [];
  for (let start = 0; start < content.length; start += PART_BYTES) {
    const PartNumber = Parts.length + 1;
    const Body = content.subarray(start, start + PART_BYTES);
    const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
    Parts.push({ ETag, PartNumber });
  }
  await s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
}
