import type { Temporal } from 'temporal-polyfill';
import type { Cap, OwnCap } from './domain/caps.ts';

/** How much is left of what strangers may set off in this hour (UTC): sign-ups of a network, confirmations of all. */
export interface SignUpCaps {
  /** Takes one out of the cap; false when nothing is left. One conditional write. */
  take(cap: Cap, now: Temporal.Instant): Promise<boolean>;
  /** Takes one of the host and of its network, or of neither; false when either has nothing left. One conditional write. */
  takeOwn(cap: OwnCap, now: Temporal.Instant): Promise<boolean>;
  /** One that was taken in the hour of `now`, and not used. */
  giveBack(cap: Cap, now: Temporal.Instant): Promise<void>;
}
