import type { InboundLog, MailRecord } from '../../../functions/inbound/inbound-log.ts';

/** The raw mail of one message, and what is noted of it. */
export interface KeptMail {
  readonly messageId: string;
  readonly keptAt: Date;
  readonly sizeBytes: number;
  /** Undefined for a mail that was never dealt with: see the dead letters. */
  readonly record: MailRecord | undefined;
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
  /** Newest first. Asks the bucket for all keys, since S3 knows no order of time. */
  list(limit: number): Promise<readonly KeptMail[]>;
  find(messageId: string): Promise<KeptMail | undefined>;
  readRaw(messageId: string): Promise<Uint8Array>;
  readonly log: Pick<InboundLog, 'release'>;
  /** Has the mail received once more. */
  receiveAgain(record: MailRecord & { readonly mail: NonNullable<MailRecord['mail']> }): Promise<void>;
  readonly queues: readonly WorkQueue[];
}
