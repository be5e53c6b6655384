import type { InboundLog, MailRecord } from '../../../functions/inbound/inbound-log.ts';

/** The raw mail of one message, as the bucket holds it. */
export interface StoredMail {
  readonly messageId: string;
  readonly keptAt: Date;
  readonly sizeBytes: number;
}

/** A raw mail, and what is noted of it. */
export interface KeptMail extends StoredMail {
  /** Undefined for a mail that was never dealt with: see the dead letters. */
  readonly record: MailRecord | undefined;
}

export interface MailSelection {
  readonly limit: number;
  /** Only mail with this fate; `open`: without one. */
  readonly fate?: string | undefined;
  /** The id of a mail: those that came before it. */
  readonly olderThan?: string | undefined;
}

export interface MailPage {
  readonly mails: readonly KeptMail[];
  /** What the next page is older than; undefined on the last one. */
  readonly older: string | undefined;
}

/** A queue of the deployment with its dead letters. */
export interface WorkQueue {
  /** What its messages are: `mail that came in`. */
  readonly name: string;
  /** About how many messages failed for good (SQS counts approximately). */
  countDeadLetters(): Promise<number>;
  /**
   * Puts dead letters back to be tried again; gives their number. Each is sent before it is deleted: a crash in between has it
   * twice, and whatever reads these queues may read a message twice.
   */
  redrive(): Promise<number>;
}

/** Every mail that came in, as the bucket holds it, and the queues that lead to whoever reads it. */
export interface MailRoom {
  /**
   * Newest first; undefined when there is no mail `olderThan`. Asks the bucket for all keys, a thousand a request: it knows no order
   * of time, but also holds mail of which nothing was ever noted.
   */
  list(selection: MailSelection): Promise<MailPage | undefined>;
  find(messageId: string): Promise<KeptMail | undefined>;
  readRaw(messageId: string): Promise<Uint8Array>;
  readonly log: Pick<InboundLog, 'release'>;
  /** Has the mail received once more. */
  receiveAgain(record: MailRecord & { readonly mail: NonNullable<MailRecord['mail']> }): Promise<void>;
  readonly queues: readonly WorkQueue[];
}
