import * as z from 'zod';
import { toEpochSeconds } from '../../shared/epoch-seconds.ts';
import { fromIsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { readStoredItem } from '../../shared/stored-item.ts';
import type { InboundMail } from '../domain/inbound-mail.ts';
import type { MailRecord } from '../inbound-log.ts';

/** 2: what SES said of the message is kept, and from which fates it was released. */
const RECORD_VERSION = 2;
/** SQS gives a message back for 14 days at most (AWS limit); a year also serves whoever looks for a lost mail. */
const RETENTION_DAYS = 365;

const KEY_PREFIX = 'INBOUND#';

export const inboundKey = (messageId: string) => ({ pk: `${KEY_PREFIX}${messageId}` });

const verdictSchema = z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']);

/** `fate` and `kind` are read as any text, since a later release may know more of them. */
const recordSchema = z.object({
  pk: z.templateLiteral([KEY_PREFIX, z.string()]),
  receivedAt: isoInstantSchema,
  mail: z
    .object({
      envelopeSender: z.string(),
      recipients: z.array(z.string()),
      verdicts: z.object({
        spam: verdictSchema,
        virus: verdictSchema,
        spf: verdictSchema,
        dkim: verdictSchema,
        dmarc: verdictSchema,
      }),
    })
    .optional(),
  kind: z.string().optional(),
  fate: z.string().optional(),
  releasedFrom: z.set(z.string()).optional(),
  releasedAt: isoInstantSchema.optional(),
});

export function toRecordItem({ messageId, receivedAt, envelopeSender, recipients, verdicts }: InboundMail) {
  const keptUntil = fromIsoInstant(receivedAt).add({ hours: 24 * RETENTION_DAYS });
  return {
    ...inboundKey(messageId),
    version: RECORD_VERSION,
    receivedAt,
    mail: { envelopeSender, recipients, verdicts },
    expiresAtEpochSeconds: toEpochSeconds(keptUntil),
  };
}

/** Throws UnreadableItemError. */
export function readRecord(item: unknown): MailRecord {
  const { pk, receivedAt, mail, releasedFrom, ...known } = readStoredItem(item, {
    schema: recordSchema,
    newestVersion: RECORD_VERSION,
    what: 'The record of an inbound message',
  });
  const messageId = pk.slice(KEY_PREFIX.length);
  return {
    messageId,
    mail: mail && { messageId, receivedAt, ...mail },
    kind: known.kind,
    fate: known.fate,
    releasedFrom: [...(releasedFrom ?? [])],
    releasedAt: known.releasedAt,
  };
}
