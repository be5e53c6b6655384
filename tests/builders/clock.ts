import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../functions/shared/clock.ts';

/** Monday 24 August 2026, 07:30 in London. */
export const MONDAY_MORNING = '2026-08-24T06:30:00.000Z';

/** A clock that stands still until it is set. */
export function fixedClock(at: string = MONDAY_MORNING): Clock & { setTo(instant: string): void } {
  let now = Temporal.Instant.from(at);
  return {
    now: () => now,
    setTo: (instant) => {
      now = Temporal.Instant.from(instant);
    },
  };
}
