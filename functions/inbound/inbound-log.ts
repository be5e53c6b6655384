import type { InboundMail } from './domain/inbound-mail.ts';
import type { Judgement } from './domain/judge-sender.ts';

/**
 * What became of a message. logged: on somebody's timeline. decided: the owner's word on a draft was carried out.
 * stopped: its writer wants no more mail, and gets none. duplicate: it is a copy of a message that was acted on.
 * empty: nothing new was written in it. unreadable: it is no mail that can be read. The others: see Judgement. Whatever the
 * fate, the raw mail is kept.
 */
export type InboundFate =
  | Exclude<Judgement, 'accepted'>
  | 'logged'
  | 'decided'
  | 'stopped'
  | 'duplicate'
  | 'empty'
  | 'unreadable';

/** The record of every message that came in, so that a message delivered twice is acted on once. */
export interface InboundLog {
  /**
   * One conditional write. `begun` also when an earlier attempt died before its end: everything that follows can be
   * repeated. `finished`: the message has its fate, and nothing is left to do.
   */
  begin(mail: Pick<InboundMail, 'messageId' | 'receivedAt'>): Promise<'begun' | 'finished'>;
  /** The first fate stays. */
  finish(messageId: string, fate: InboundFate): Promise<void>;
}
