import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../../functions/shared/clock.ts';
import type { SharedOffset } from './shared-offset.ts';

/** Runs like the machine's clock, and can be set forward; never back. */
export class LocalClock implements Clock {
  readonly offset: SharedOffset;

  constructor(offset: SharedOffset) {
    this.offset = offset;
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(Date.now() + this.offset.milliseconds);
  }

  /** Does nothing when the clock is there already. */
  setForwardTo(instant: Temporal.Instant): void {
    const offset = instant.epochMilliseconds - Date.now();
    if (offset > this.offset.milliseconds) this.offset.milliseconds = offset;
  }
}
