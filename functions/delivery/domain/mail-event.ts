import * as z from 'zod';
import { type DeliveryId, deliveryIdSchema } from '../../shared/ids.ts';
import type { Ledger } from '../ledger.ts';

/** What SES publishes from a configuration set, as far as Kith reads it (SES guide, "Event data … Amazon SNS"). */
const sesEventSchema = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string().min(1),
    tags: z.object({ delivery: z.array(z.string()).optional() }).default({}),
  }),
  bounce: z.object({ bounceType: z.string(), bounceSubType: z.string().optional() }).optional(),
  complaint: z.object({ complaintFeedbackType: z.string().nullish() }).optional(),
});

type SesEvent = z.infer<typeof sesEventSchema>;
type SettledStatus = Parameters<Ledger['settle']>[1];

export type MailEvent =
  | {
      readonly outcome: 'settles';
      readonly deliveryId: DeliveryId;
      readonly status: SettledStatus;
      readonly sesMessageId: string;
    }
  | { readonly outcome: 'ignored'; readonly reason: string };

/** What an event says about a delivery. Throws a ZodError or SyntaxError when it is not one of SES's. */
export function readMailEvent(message: string): MailEvent {
  // Plain text, sent once, when the topic becomes an event destination.
  if (message.startsWith('Successfully validated SNS topic')) return ignored('topic validation');
  const event = sesEventSchema.parse(JSON.parse(message));
  const deliveryId = deliveryIdSchema.safeParse(event.mail.tags.delivery?.[0]);
  if (!deliveryId.success) return ignored('no delivery tag');
  const status = readStatus(event);
  if (status === undefined) return ignored(`event type ${event.eventType}`);
  return { outcome: 'settles', deliveryId: deliveryId.data, status, sesMessageId: event.mail.messageId };
}

function readStatus(event: SesEvent): SettledStatus | undefined {
  switch (event.eventType) {
    case 'Send':
      return 'sent';
    case 'Delivery':
      return 'delivered';
    case 'Bounce':
      return mayBeOutOfOffice(event) ? 'sent' : 'bounced';
    case 'Reject': // SES took it, then found a virus in it: it reached nobody.
      return 'bounced';
    case 'Complaint': // "Not spam" is the recipient taking a complaint back.
      return event.complaint?.complaintFeedbackType === 'not-spam' ? undefined : 'complained';
    default:
      return undefined;
  }
}

/** SES reports automatic answers as `Transient`/`General` bounces; they do not say that the mail did not arrive. */
const mayBeOutOfOffice = ({ bounce }: SesEvent) =>
  bounce?.bounceType === 'Transient' && (bounce.bounceSubType ?? 'General') === 'General';

const ignored = (reason: string): MailEvent => ({ outcome: 'ignored', reason });
