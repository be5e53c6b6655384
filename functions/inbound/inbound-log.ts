import type { IsoInstant } from '../shared/iso-instant.ts';
import type { InboundMail } from './domain/inbound-mail.ts';
import type { Judgement } from './domain/judge-sender.ts';

/**
 * What became of a message. logged: on somebody's timeline. asked: nothing was done, and the owner was asked what they mean. decided: the owner's word on a draft was carried out.
 * stopped: its writer wants no more mail, and gets none. duplicate: it is a copy of a message that was acted on.
 * unknown-person: it waits for somebody to come into the circle; the owner was asked. passed-on: what a mail provider asks was
 * passed on to the owner. empty: nothing new was written in it. unreadable: it is no mail that can be read. The others: see Judgement. Whatever the
 * fate, the raw mail is kept.
 */
export type InboundFate =
  | Exclude<Judgement, 'accepted'>
  | 'logged'
  | 'asked'
  | 'decided'
  | 'stopped'
  | 'duplicate'
  | 'unknown-person'
  | 'passed-on'
  | 'empty'
  | 'unreadable';

/** That the operator let a message through, from each of these fates. */
interface Release {
  readonly releasedFrom: readonly string[];
}

/** What is noted of a message. The mail itself is in the bucket, under its id. */
export interface MailRecord {
  readonly messageId: string;
  /** What SES said of it; undefined where an earlier release did not note it. */
  readonly mail: InboundMail | undefined;
  /** What it was: `reply`, `bounce`, `auto-reply` … */
  readonly kind: string | undefined;
  /** Undefined while it is being dealt with, or after it failed. */
  readonly fate: string | undefined;
  /** The fates from which the operator let it through, one release each. */
  readonly releasedFrom: readonly string[];
  /** When the operator last let it through. */
  readonly releasedAt: IsoInstant | undefined;
}

/** Fates of mail that can be received again; what that changes stands in domain/judge-sender.ts. */
export const HELD_FATES = [
  'quarantined',
  'untrusted',
  'expired',
  'unmatched',
  'forged',
  'unreadable',
  'empty',
  'unknown-person',
] as const satisfies readonly InboundFate[];

export type HeldFate = (typeof HELD_FATES)[number];

/** The record of every message that came in, so that a message delivered twice is acted on once. */
export interface InboundLog {
  /**
   * One conditional write. `begun` also when an earlier attempt died before its end: everything that follows can be
   * repeated. A release: the same, of a message that the operator let through. `finished`: the message has its fate, and
   * nothing is left to do.
   */
  begin(mail: InboundMail): Promise<'begun' | 'finished' | Release>;
  /** The first fate stays. `kind`: what the message was. */
  finish(messageId: string, fate: InboundFate, kind?: string): Promise<void>;
  /** Those of which there is a record, in no order. */
  find(messageIds: readonly string[]): Promise<readonly MailRecord[]>;
  /**
   * Takes the fate of a held message away and notes it as one that is released, so that the message can be received again;
   * `not-held` when it has another fate. Repeating it is safe until the message has been received again.
   */
  release(messageId: string, fate: HeldFate, releasedAt: IsoInstant): Promise<'released' | 'not-held'>;
}
