import type { EmailAddress } from '../shared/email-address.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';

export interface AccountSuppression {
  readonly address: EmailAddress;
  readonly reason: 'hard-bounce' | 'complaint';
  readonly since: IsoInstant;
}

/** The list that SES itself keeps for an account: mail to whoever is on it is taken, goes nowhere, and comes back as a bounce. */
export interface AccountSuppressions {
  find(address: EmailAddress): Promise<AccountSuppression | undefined>;
  /**
   * Everybody on it, or whom SES has listed since then, in no order. Text that is no address is passed over; Kith could not write
   * there either.
   */
  list(since?: IsoInstant): AsyncIterable<AccountSuppression>;
  /** Idempotent. */
  remove(address: EmailAddress): Promise<void>;
}
