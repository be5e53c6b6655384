import type { EmailAddress } from '../shared/email-address.ts';
import type { OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { MailOutcome } from './domain/soft-bounces.ts';
import type { Suppression } from './domain/suppression.ts';

/** Why somebody took a suppression back. */
export interface Lifting {
  readonly at: IsoInstant;
  readonly why: string;
}

/** What is known of an address before one writes there. */
export interface AddressStanding {
  readonly suppression?: Suppression | undefined;
  /** When the last issue of the newsletter went there. */
  readonly lastIssueAt?: IsoInstant | undefined;
  /** What became of the last messages there, from the first soft bounce on. */
  readonly outcomes?: readonly MailOutcome[] | undefined;
  /** All else that was known of the address was erased. */
  readonly isSealed?: true;
  /** When its reader last had all erased. */
  readonly erasedAt?: IsoInstant | undefined;
}

/**
 * Who gets no more mail: one list for every kind of it, asked before each send. Whoever asks on behalf of an owner who writes
 * names them, and is told as well what was asked of that owner alone.
 */
export interface SuppressionList {
  /** Consistent: sees what was written before the call. A failure is thrown, never taken for "not on the list". */
  find(address: EmailAddress, writer?: OwnerId): Promise<Suppression | undefined>;
  /** The same, with what else is known of the address; one read. */
  look(address: EmailAddress, writer?: OwnerId): Promise<AddressStanding>;
  /** `look` for many distinct addresses at once, in their order. */
  lookAll(addresses: readonly EmailAddress[], writer?: OwnerId): Promise<readonly AddressStanding[]>;
  /** Of these addresses, at most a hundred, those to which a suppression of all mail was sealed. It may be a moment behind. */
  findSealed(
    addresses: readonly EmailAddress[],
  ): Promise<readonly { readonly address: EmailAddress; readonly suppression: Suppression }[]>;
  /** One conditional write that never weakens what is there: the wider scope stays, then the earlier reason. */
  suppress(address: EmailAddress, suppression: Suppression): Promise<void>;
  /**
   * Somebody at the address asked this owner for no more mail: of theirs nothing goes there any more, also after an erasure, of
   * other owners all goes on. Idempotent.
   */
  stopOwner(address: EmailAddress, writer: OwnerId, since: IsoInstant): Promise<void>;
  /**
   * What became of a message (SES's id): softly bounced, or delivered. Delivered ones are noted of an address alone that has
   * bounced softly before. Tells whether it bounced too often. Idempotent.
   */
  noteOutcome(address: EmailAddress, outcome: MailOutcome): Promise<{ readonly isSoftBouncing: boolean }>;
  /**
   * Remembers a suppression when all else about the address is erased: under a keyed hash, from which nobody reads the address,
   * and in place of what stood there in the clear. Never weakens, as `suppress`. Somebody in memory stays so in the clear.
   * `erasedAt`: it was the reader who had all erased, so that nothing that they asked for before is done later.
   */
  seal(address: EmailAddress, suppression: Suppression, erasedAt?: IsoInstant): Promise<void>;
  /**
   * The operator's decision, with a word on why: takes back whatever keeps mail from the address, that of these owners included,
   * but for somebody in memory. Idempotent.
   */
  liftAll(address: EmailAddress, lifting: Lifting, writers: readonly OwnerId[]): Promise<void>;
  /**
   * The one exception to "never weakens": takes back that somebody is in memory, where it was said by mistake. What else ended
   * mail to the address, before or since, holds as if it had never been said. Idempotent.
   */
  lift(address: EmailAddress, reason: 'in-memory'): Promise<void>;
}
