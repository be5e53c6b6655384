import type { EmailAddress } from '../shared/email-address.ts';
import type { DeliveryId, OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Mailbox } from './domain/inbound-mail.ts';

/** A mail by which Kith asked an owner whether people should come into their circle. */
export interface AddOffer {
  readonly deliveryId: DeliveryId;
  readonly ownerId: OwnerId;
  /** SES's id of the mail that names the people; its key in the bucket. */
  readonly messageId: string;
  /** In the order in which the mail names them: an answer may give a place. */
  readonly people: readonly Mailbox[];
  readonly offeredAt: IsoInstant;
}

/** What was offered, and which mails wait for somebody to come into a circle. All of it expires by itself. */
export interface AddOffers {
  /** The first one of a delivery stays. */
  keepOffer(offer: AddOffer): Promise<void>;
  findOffer(deliveryId: DeliveryId): Promise<AddOffer | undefined>;
  /** The mail is to be logged once the address is somebody's of the circle. Idempotent. */
  addWaiting(
    whose: WaitingKey,
    mail: { readonly messageId: string; readonly receivedAt: IsoInstant },
  ): Promise<void>;
  /** SES's ids of the mails that wait, in no order. */
  listWaiting(whose: WaitingKey): Promise<readonly string[]>;
  removeWaiting(whose: WaitingKey): Promise<void>;
}

export interface WaitingKey {
  readonly ownerId: OwnerId;
  readonly address: EmailAddress;
}
