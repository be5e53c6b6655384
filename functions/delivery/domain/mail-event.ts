import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { type DeliveryId, deliveryIdSchema, type OwnerId, ownerIdSchema } from '../../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Ledger } from '../ledger.ts';
import type { Suppression } from './suppression.ts';

const recipientsSchema = z
  .array(
    z.object({
      emailAddress: z.string(),
      action: z.string().nullish(),
      diagnosticCode: z.string().nullish(),
    }),
  )
  .default([]);

/** What SES publishes from a configuration set, as far as Kith reads it (SES guide, "Event data … Amazon SNS"). */
const sesEventSchema = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string().min(1),
    destination: z.array(z.string()).default([]),
    timestamp: z.string().optional(),
    tags: z
      .object({
        delivery: z.array(z.string()).optional(),
        issue: z.array(z.string()).optional(),
        owner: z.array(z.string()).optional(),
      })
      .default({}),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().optional(),
      bouncedRecipients: recipientsSchema,
    })
    .optional(),
  delivery: z.object({ timestamp: z.string().optional() }).optional(),
  complaint: z
    .object({ complaintFeedbackType: z.string().nullish(), complainedRecipients: recipientsSchema })
    .optional(),
});

type SesEvent = z.infer<typeof sesEventSchema>;
type SettledStatus = Parameters<Ledger['settle']>[1];

interface Settlement {
  readonly deliveryId: DeliveryId;
  readonly status: SettledStatus;
  readonly sesMessageId: string;
  /** Of a mail of an issue, whose record may come later than the event: all that it holds. */
  readonly issue?: IssueMail | undefined;
}

interface IssueMail {
  readonly slug: string;
  readonly ownerId: OwnerId;
  readonly recipient: EmailAddress;
  readonly sentAt: IsoInstant | undefined;
  /** When the reader's server took it, where the event says so. */
  readonly deliveredAt?: IsoInstant | undefined;
}

/** What an event changes: perhaps one delivery, perhaps who gets no more mail. */
export interface MailEvent {
  readonly eventType: string;
  readonly settlement?: Settlement | undefined;
  /** What counts for and against addresses that bounce softly. */
  readonly outcome?: {
    readonly messageId: string;
    readonly isSoftBounce: boolean;
    readonly addresses: readonly EmailAddress[];
  };
  readonly suppressed?: {
    readonly reason: Suppression['reason'];
    readonly addresses: readonly EmailAddress[];
  };
}

/** What an event says. Throws a ZodError or SyntaxError when it is not one of SES's. */
export function readMailEvent(message: string): MailEvent {
  // Plain text, sent once, when the topic becomes an event destination.
  if (message.startsWith('Successfully validated SNS topic')) return { eventType: 'topic validation' };
  const event = sesEventSchema.parse(JSON.parse(message));
  const reason = readReason(event);
  return {
    eventType: event.eventType,
    settlement: readSettlement(event),
    ...(isOutcome(event) && {
      outcome: {
        messageId: event.mail.messageId,
        isSoftBounce: event.eventType === 'Bounce',
        addresses: affectedAddresses(event),
      },
    }),
    ...(reason && { suppressed: { reason, addresses: affectedAddresses(event) } }),
  };
}

function readSettlement(event: SesEvent): Settlement | undefined {
  const deliveryId = deliveryIdSchema.safeParse(event.mail.tags.delivery?.[0]);
  const status = readStatus(event);
  if (!deliveryId.success || status === undefined) return undefined;
  const issue = readIssueMail(event);
  return { deliveryId: deliveryId.data, status, sesMessageId: event.mail.messageId, ...(issue && { issue }) };
}

function readIssueMail({
  mail: { tags, destination, timestamp },
  delivery,
}: SesEvent): IssueMail | undefined {
  const slug = tags.issue?.[0];
  const ownerId = ownerIdSchema.safeParse(tags.owner?.[0]);
  const recipient = emailAddressSchema.safeParse(destination[0]);
  if (slug === undefined || !ownerId.success || !recipient.success) return undefined;
  const deliveredAt = readMoment(delivery?.timestamp);
  return {
    ...{ slug, ownerId: ownerId.data, recipient: recipient.data, sentAt: readMoment(timestamp) },
    ...(deliveredAt && { deliveredAt }),
  };
}

function readMoment(text: string | undefined): IsoInstant | undefined {
  const milliseconds = Date.parse(text ?? '');
  return Number.isNaN(milliseconds)
    ? undefined
    : toIsoInstant(Temporal.Instant.fromEpochMilliseconds(milliseconds));
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
    case 'Complaint':
      return isTakenBack(event) ? undefined : 'complained';
    default:
      return undefined;
  }
}

/** At once only what lasts: a full mailbox or a slow server (`Transient`) and what nobody can read (`Undetermined`) may pass. */
function readReason(event: SesEvent): Suppression['reason'] | undefined {
  if (event.eventType === 'Bounce') {
    return event.bounce?.bounceType === 'Permanent' ? 'hard-bounce' : undefined;
  }
  return event.eventType === 'Complaint' && !isTakenBack(event) ? 'complaint' : undefined;
}

/**
 * Whom SES lists, and the one that the message went to: a provider may name the mailbox behind a forwarding address, or,
 * for a complaint, nobody. Text that is no address is passed over; Kith could not write there either.
 */
function affectedAddresses({ mail, bounce, complaint }: SesEvent): readonly EmailAddress[] {
  const listed = [...(bounce?.bouncedRecipients ?? []), ...(complaint?.complainedRecipients ?? [])];
  const sentTo = mail.destination.length === 1 ? mail.destination : [];
  const addresses = [...listed.map(({ emailAddress }) => emailAddress), ...sentTo].flatMap(readAddress);
  return [...new Set(addresses)];
}

/** SES copies what the other server wrote, which may be `<a@b>` or `Name <a@b>`. */
function readAddress(text: string): readonly EmailAddress[] {
  const address = emailAddressSchema.safeParse(/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text);
  return address.success ? [address.data] : [];
}

const isOutcome = (event: SesEvent): boolean =>
  event.eventType === 'Delivery' || (event.eventType === 'Bounce' && isSoftBounce(event));

/** A server that refused for now says so (`action`, `diagnosticCode`); an automatic answer says neither. */
const isSoftBounce = (event: SesEvent): boolean =>
  event.bounce !== undefined &&
  event.bounce.bounceType !== 'Permanent' &&
  (!mayBeOutOfOffice(event) ||
    event.bounce.bouncedRecipients.some(({ action, diagnosticCode }) => action ?? diagnosticCode));

/** SES reports automatic answers as `Transient`/`General` bounces; they do not say that the mail did not arrive. */
const mayBeOutOfOffice = ({ bounce }: SesEvent) =>
  bounce?.bounceType === 'Transient' && (bounce.bounceSubType ?? 'General') === 'General';

/** "Not spam" is the recipient taking a complaint back. */
const isTakenBack = ({ complaint }: SesEvent) => complaint?.complaintFeedbackType === 'not-spam';
