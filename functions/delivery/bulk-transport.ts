import type { EmailAddress } from '../shared/email-address.ts';
import type { DeliveryId, OwnerId } from '../shared/ids.ts';

/** A message that is written already; its events tell by the tags what it was. */
export interface ReadyMessage {
  readonly from: EmailAddress;
  readonly to: EmailAddress;
  /** RFC 5322. */
  readonly raw: Uint8Array;
  readonly tags: {
    readonly delivery: DeliveryId;
    readonly issue: string;
    readonly owner: OwnerId;
  };
}

/** Hands ready messages over to SES, many at a time. */
export interface BulkTransport {
  /** The SES message id. Throws MailRefusedError (nothing went out) or MailOutcomeUnknownError (it may have). */
  send(message: ReadyMessage): Promise<{ readonly sesMessageId: string }>;
}
