import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import type { InboundMail } from './inbound-mail.ts';

/** A status that this release does not know proves nothing. */
const verdictSchema = z
  .object({
    status: z.enum(['PASS', 'FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED']).catch('PROCESSING_FAILED'),
  })
  .transform(({ status }) => status);

/** What SES publishes about a received message: "Contents of notifications for Amazon SES email receiving". */
const notificationSchema = z.object({
  notificationType: z.literal('Received'),
  mail: z.object({
    messageId: z.string().min(1),
    timestamp: z.iso.datetime(),
    source: z.string().default(''),
  }),
  receipt: z.object({
    recipients: z.array(z.string()).min(1),
    spamVerdict: verdictSchema,
    virusVerdict: verdictSchema,
    spfVerdict: verdictSchema,
    dkimVerdict: verdictSchema,
    dmarcVerdict: verdictSchema,
  }),
});

const snsEnvelopeSchema = z.object({ Message: z.string() });

/** What SES leaves in a bucket and a topic when a receipt rule is created, to see that it may; nobody wrote it. */
const SETUP_MESSAGE_ID = 'AMAZON_SES_SETUP_NOTIFICATION';
const TOPIC_VALIDATION = 'Successfully validated SNS topic';

/**
 * Reads the body of an SQS message: an SNS envelope around a receipt notification. Undefined for SES's own trial of a new
 * rule. Throws a ZodError or SyntaxError.
 */
export function readReceiptNotification(body: string): InboundMail | undefined {
  const { Message } = snsEnvelopeSchema.parse(JSON.parse(body));
  if (Message.startsWith(TOPIC_VALIDATION)) return undefined;
  const { mail, receipt } = notificationSchema.parse(JSON.parse(Message));
  if (mail.messageId === SETUP_MESSAGE_ID) return undefined;
  return {
    messageId: mail.messageId,
    receivedAt: toIsoInstant(Temporal.Instant.from(mail.timestamp)),
    envelopeSender: mail.source,
    recipients: receipt.recipients,
    verdicts: {
      spam: receipt.spamVerdict,
      virus: receipt.virusVerdict,
      spf: receipt.spfVerdict,
      dkim: receipt.dkimVerdict,
      dmarc: receipt.dmarcVerdict,
    },
  };
}
