import type { EmailAddress } from '../shared/email-address.ts';
import { KithError } from '../shared/errors.ts';
import type { DeliveryId } from '../shared/ids.ts';

/** A file that goes with a mail. */
export interface MailFile {
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface OutgoingMail {
  readonly deliveryId: DeliveryId;
  readonly from: { readonly name: string; readonly address: EmailAddress };
  readonly to: { readonly name?: string; readonly address: EmailAddress };
  readonly replyTo?: string;
  /** `person`: somebody wrote or approved just these words, so nothing marks them as a machine's. Else a machine. */
  readonly author?: 'person';
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly files?: readonly MailFile[];
}

/** Hands one message to one recipient over to SES. */
export interface MailTransport {
  /** The SES message id. Throws MailRefusedError (nothing went out) or MailOutcomeUnknownError (it may have). */
  send(mail: OutgoingMail): Promise<{ readonly sesMessageId: string }>;
}

export class MailRefusedError extends KithError {
  /**
   * throttled: too fast, passes in seconds. quota: nobody may send for now, since the day's quota is spent, sending is
   * paused, or the deployment lacks a right. rejected: SES will not take this message, now or later.
   */
  readonly reason: 'throttled' | 'quota' | 'rejected';

  constructor(reason: 'throttled' | 'quota' | 'rejected', options?: ErrorOptions) {
    super(`SES refused the message (${reason})`, options);
    this.reason = reason;
  }
}

export class MailOutcomeUnknownError extends KithError {}
