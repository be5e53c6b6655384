import type { Temporal } from 'temporal-polyfill';

/** How many confirmations the whole deployment still sends: strangers set them off, to addresses of their choice. */
export interface ConfirmationBudget {
  /** Takes one mail out of the hour's budget; false when nothing is left. One conditional write. */
  take(now: Temporal.Instant): Promise<boolean>;
}
