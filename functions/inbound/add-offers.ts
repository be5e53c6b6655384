import type { EmailAddress } from '../shared/email-address.ts';
import type { DeliveryId, OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { InboundMail, Mailbox } from './domain/inbound-mail.ts';

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
  /**
   * The mail is to be logged once the address is somebody's of the circle; of more than MOST_WAITING, the newest stay. Idempotent.
   */
  addWaiting(whose: WaitingKey, mail: Arrived): Promise<void>;
  listWaiting(whose: WaitingKey): Promise<Waiting>;
  removeWaiting(whose: WaitingKey, mail: WaitingMail): Promise<void>;
  /** Keeps nothing about an address for which no mail waits any more, not even that some was left out. */
  forgetWaiting(whose: WaitingKey): Promise<void>;
}

/** For one address. Anybody whose mail a filter forwards can send as many as they like. */
export const MOST_WAITING = 200;

type Arrived = Pick<InboundMail, 'messageId' | 'receivedAt'>;

export interface WaitingMail {
  /** SES's id. */
  readonly messageId: string;
  /** Undefined in what an earlier release noted. */
  readonly receivedAt: IsoInstant | undefined;
}

interface Waiting {
  /** Newest first. */
  readonly mails: readonly WaitingMail[];
  /** Whether older ones were left out. */
  readonly leftOut: boolean;
}

export interface WaitingKey {
  readonly ownerId: OwnerId;
  readonly address: EmailAddress;
}
