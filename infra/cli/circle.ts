import type { ContactStore } from '../../functions/circle/contact-store.ts';
import type { OwnerStore } from '../../functions/circle/owner-store.ts';
import type { Timeline } from '../../functions/circle/timeline.ts';
import type { Clock } from '../../functions/shared/clock.ts';

/** The circle that a command works on. */
export interface Circle {
  readonly owners: OwnerStore;
  readonly contacts: ContactStore;
  readonly timeline: Timeline;
  readonly clock: Clock;
  close(): Promise<void>;
}
