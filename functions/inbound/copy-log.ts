import type { InboundMail } from './domain/inbound-mail.ts';

/** A message at SES, and when it came. */
export interface Arrival extends Pick<InboundMail, 'messageId' | 'receivedAt'> {
  /** When what it tells of happened, where that was before it came: the place on the timeline, for all copies. */
  readonly occurredAt?: InboundMail['receivedAt'] | undefined;
}

/** The record of the first copy of each message, so that later ones are known for what they are. */
export interface CopyLog {
  /** The first of the copies that share a key: `mail`, or what an earlier call recorded. One conditional write. */
  firstSeen(key: string, mail: Arrival): Promise<Arrival>;
}
