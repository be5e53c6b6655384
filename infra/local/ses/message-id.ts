import { randomBytes, randomUUID } from 'node:crypto';
import { LOCAL_REGION } from '../local-aws.ts';

/** As SES makes them for mail that goes out: `0102019…-<uuid>-000000`. */
export const newSendingId = (): string => `0102${randomBytes(6).toString('hex')}-${randomUUID()}-000000`;

/** As SES makes them for mail that comes in; also the key of the S3 object. */
export const newReceivingId = (): string => randomBytes(20).toString('hex');

/** The Message-ID header that SES writes over the sender's own, in every region but us-east-1. */
export const messageIdHeader = (sendingId: string): string => `<${sendingId}@${LOCAL_REGION}.amazonses.com>`;
