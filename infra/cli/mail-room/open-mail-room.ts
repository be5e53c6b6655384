import { GetObjectCommand, HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbInboundLog } from '../../../functions/inbound/adapters/dynamodb-inbound-log.ts';
import { writeReceiptNotification } from '../../../functions/inbound/domain/write-receipt-notification.ts';
import { listObjects } from './list-objects.ts';
import type { KeptMail, MailRoom, StoredMail } from './mail-room.ts';
import { openWorkQueue, type QueueUrls } from './open-work-queue.ts';
import { selectMails } from './select-mails.ts';

export interface MailRoomSites {
  readonly documentClient: DynamoDBDocumentClient;
  readonly ledgerTable: string;
  readonly s3: S3Client;
  readonly mailBucket: string;
  readonly sqs: SQSClient;
  readonly arrivals: QueueUrls;
  readonly mailEvents: QueueUrls;
  readonly signUps: QueueUrls;
}

export function openMailRoom(sites: MailRoomSites): MailRoom {
  const { documentClient, ledgerTable, s3, mailBucket, sqs, arrivals, mailEvents, signUps } = sites;
  const log = createDynamoDbInboundLog(documentClient, ledgerTable);
  const withRecords = async (kept: readonly StoredMail[]): Promise<readonly KeptMail[]> => {
    const records = await log.find(kept.map(({ messageId }) => messageId));
    const recordOf = new Map(records.map((record) => [record.messageId, record]));
    return kept.map((mail) => ({ ...mail, record: recordOf.get(mail.messageId) }));
  };
  return {
    log,
    list: async (selection) => selectMails(await listObjects(s3, mailBucket), selection, withRecords),
    find: async (messageId) => {
      const kept = await findObject(s3, mailBucket, messageId);
      return kept && (await withRecords([kept]))[0];
    },
    readRaw: async (messageId) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: mailBucket, Key: messageId }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    },
    receiveAgain: async ({ mail }) => {
      const MessageBody = writeReceiptNotification(mail);
      await sqs.send(new SendMessageCommand({ QueueUrl: arrivals.url, MessageBody }));
    },
    queues: [
      openWorkQueue(sqs, 'mail that came in', arrivals),
      openWorkQueue(sqs, 'what became of mail that went out', mailEvents),
      openWorkQueue(sqs, 'sign-ups for the newsletter', signUps),
    ],
  };
}

async function findObject(s3: S3Client, bucket: string, messageId: string): Promise<StoredMail | undefined> {
  try {
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: messageId }));
    return { messageId, keptAt: head.LastModified ?? new Date(0), sizeBytes: head.ContentLength ?? 0 };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
