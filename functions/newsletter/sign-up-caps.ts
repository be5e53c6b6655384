import type { Temporal } from 'temporal-polyfill';
import type { Cap } from './domain/caps.ts';

/** How much is left of what strangers may set off in this hour (UTC): sign-ups of a network, confirmations of all. */
export interface SignUpCaps {
  /** Takes one out of the cap; false when nothing is left. One conditional write. */
  take(cap: Cap, now: Temporal.Instant): Promise<boolean>;
  /** Takes nothing. It may be a moment behind: `take` has the last word. */
  hasLeft(cap: Cap, now: Temporal.Instant): Promise<boolean>;
}
