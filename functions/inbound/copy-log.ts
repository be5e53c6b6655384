import type { IsoInstant } from '../shared/iso-instant.ts';
import type { InboundMail } from './domain/inbound-mail.ts';

/** A message at SES, and when it came. */
export interface Arrival extends Pick<InboundMail, 'messageId' | 'receivedAt'> {
  /** When what it tells of happened, where that was before it came: the place on the timeline, for all copies. */
  readonly occurredAt?: InboundMail['receivedAt'] | undefined;
}

/** The first copy of a message. */
export interface SeenCopy extends Arrival {
  /** What the message asks for is done; a later copy has nothing left to do. */
  readonly isSettled?: true;
}

/** By which way an owner's message comes onto a timeline: carried out line by line, or logged as it stands. */
type CopyWay = 'answer' | 'copy';

export interface WayClaim {
  readonly way: CopyWay;
  readonly at: IsoInstant;
  /** A claim of the other way that is older, or settled, gives way. */
  readonly overClaimsBefore?: IsoInstant;
}

/** The record of the first copy of each message, so that later ones are known for what they are. */
export interface CopyLog {
  /** The first of the copies that share a key: `mail`, or what an earlier call recorded. One conditional write. */
  firstSeen(key: string, mail: Arrival): Promise<SeenCopy>;
  /** From now on `firstSeen` says so. Does nothing where there is no such record any more. */
  settle(key: string): Promise<void>;
  /**
   * Decides by which way a message is dealt with that comes by both. Whoever claims again renews the claim. One conditional
   * write; `taken` where the other way has it.
   */
  claimWay(key: string, claim: WayClaim): Promise<'claimed' | 'taken'>;
}
