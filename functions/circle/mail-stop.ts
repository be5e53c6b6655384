import type { EmailAddress } from '../shared/email-address.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';

/** Whoever sends mail of any kind must ask it first: no address of somebody in memory gets any. */
export interface MailStop {
  /** No more mail to this address. Idempotent. */
  suppress(
    address: EmailAddress,
    suppression: { readonly reason: 'in-memory'; readonly scope: 'all'; readonly since: IsoInstant },
  ): Promise<void>;
  /** Takes back that one reason; whatever else ended mail to the address still holds. Idempotent. */
  lift(address: EmailAddress, reason: 'in-memory'): Promise<void>;
}
