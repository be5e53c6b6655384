import type { EmailAddress } from '../shared/email-address.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Suppression } from './domain/suppression.ts';

/** What is known of an address before one writes there. */
export interface AddressStanding {
  readonly suppression?: Suppression | undefined;
  /** When the last issue of the newsletter went there. */
  readonly lastIssueAt?: IsoInstant | undefined;
}

/** Who gets no more mail: one list for every kind of it, asked before each send. */
export interface SuppressionList {
  /** Consistent: sees what was written before the call. A failure is thrown, never taken for "not on the list". */
  find(address: EmailAddress): Promise<Suppression | undefined>;
  /** The same, with what else is known of the address; one read. */
  look(address: EmailAddress): Promise<AddressStanding>;
  /** One conditional write that never weakens what is there: the wider scope stays, then the earlier reason. */
  suppress(address: EmailAddress, suppression: Suppression): Promise<void>;
  /**
   * The one exception to "never weakens": takes back that somebody is in memory, where it was said by mistake. What else ended
   * mail to the address, before or since, holds as if it had never been said. Idempotent.
   */
  lift(address: EmailAddress, reason: 'in-memory'): Promise<void>;
}
