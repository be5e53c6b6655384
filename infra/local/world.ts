import type { Temporal } from 'temporal-polyfill';
import type { DraftStore } from '../../functions/check-ins/draft-store.ts';
import type { ContactStore } from '../../functions/circle/contact-store.ts';
import type { OwnerStore } from '../../functions/circle/owner-store.ts';
import type { Timeline } from '../../functions/circle/timeline.ts';
import type { Ledger } from '../../functions/delivery/ledger.ts';
import type { SuppressionList } from '../../functions/delivery/suppression-list.ts';

/** A mail as the local SES took it. */
export interface SentMail {
  /** The id that the local SES gave it; also its address under `/_local/mail/ID`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** By the moved clock, ISO 8601. */
  readonly sentAt: string;
  /** SES message tags; `delivery` holds Kith's delivery id. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What the mailbox pages need of the running system: nothing of it acts behind the real paths' back. */
export interface World {
  /** Newest last. */
  listMail(to?: string): Promise<readonly SentMail[]>;
  /** The raw message (RFC 5322), or undefined. */
  readMail(id: string): Promise<Buffer | undefined>;
  /** Goes by real SMTP into the inbound path; throws with the server's answer when it is refused. */
  sendBySmtp(envelope: { from: string; to: readonly string[] }, rawMessage: Buffer): Promise<void>;
  now(): Temporal.Instant;
  /** Runs all that falls due on the way, in order; resolves when the queues are idle. */
  moveClockTo(instant: Temporal.Instant): Promise<void>;
  /** Resolves when every queue is empty and no function runs: what was sent has arrived. */
  whenIdle(): Promise<void>;
  /** Called after anything happened (a mail went out, a message was read); returns the unsubscriber. */
  onChange(listener: () => void): () => void;
  /** Milliseconds since something last happened, in real time. */
  msSinceChange(): number;
  readonly owners: OwnerStore;
  readonly contacts: ContactStore;
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  readonly drafts: Pick<DraftStore, 'listForContact'>;
  readonly suppressions: Pick<SuppressionList, 'find'>;
}
