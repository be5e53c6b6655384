import type { Temporal } from 'temporal-polyfill';
import type { DeliveryFailure } from './delivery-failure.ts';
import type { CalendarAnswer } from './read-calendar-answer.ts';

/** What a message is, whoever may have sent it. */
export type MailKind =
  | Complaint
  | ReadReceipt
  | Bounce
  /** The receiving system tries on; nothing has failed yet. */
  | { readonly kind: 'delayed'; readonly recipients: readonly string[] }
  /** A report that all went well, which senders may ask for (RFC 3461, 4.1). */
  | { readonly kind: 'delivered'; readonly recipients: readonly string[] }
  | AutoReply
  /** To many, or by a program: newsletters, lists, notifications. */
  | { readonly kind: 'bulk' }
  | CalendarAnswer
  /** The whole message asks for no more mail. */
  | { readonly kind: 'unsubscribe-request' }
  /** `originalSender`: the address that wrote what is passed on; undefined when it is not told. */
  | { readonly kind: 'forward'; readonly originalSender: string | undefined }
  /** What a person wrote, be it an answer or not. */
  | { readonly kind: 'reply' };

/** Somebody does not want the mail: an ARF report (RFC 5965), or the forms that large providers have instead. */
export interface Complaint {
  readonly kind: 'complaint';
  /**
   * As the report says, lower-case: `abuse`, `fraud`, `virus`, `other`, `opt-out`; not about the recipient's wish: `not-spam`,
   * `auth-failure` (RFC 6591).
   */
  readonly feedbackType: string;
  /** Whoever complains, where the report tells; many providers hide it. */
  readonly recipients: readonly string[];
  /** The mail that is complained about, with its angle brackets. */
  readonly originalMessageId: string | undefined;
}

/** A message disposition notification (RFC 8098). */
export interface ReadReceipt {
  readonly kind: 'read-receipt';
  /** Lower-case: `displayed`, `deleted`, … */
  readonly disposition: string;
  readonly recipient: string | undefined;
  readonly originalMessageId: string | undefined;
}

/** A mail did not arrive: a delivery status notification (RFC 3464), or what mail systems write in their own words. */
interface Bounce {
  readonly kind: 'bounce';
  /** At least one. */
  readonly failures: readonly DeliveryFailure[];
  /** The mail that did not arrive, with its angle brackets; undefined when the report does not tell. */
  readonly originalMessageId: string | undefined;
}

interface AutoReply {
  readonly kind: 'auto-reply';
  /** The day that it names for the writer's return, or as the last of their absence. */
  readonly returnsOn: Temporal.PlainDate | undefined;
}
