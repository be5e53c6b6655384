import type { InboundMail } from './domain/inbound-mail.ts';

/** A message at SES, and when it came. */
export type Arrival = Pick<InboundMail, 'messageId' | 'receivedAt'>;

/** The record of the first copy of each message, so that later ones are known for what they are. */
export interface CopyLog {
  /** The first of the copies that share a key: `mail`, or what an earlier call recorded. One conditional write. */
  firstSeen(key: string, mail: Arrival): Promise<Arrival>;
}
