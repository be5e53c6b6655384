import { setImmediate } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../functions/shared/clock.ts';

/** A clock that runs with the machine's, and leaps over whatever anybody waits for. */
export class VirtualTime implements Clock {
  #aheadMs: number;

  constructor(start: string) {
    this.#aheadMs = Temporal.Instant.from(start).epochMilliseconds - Date.now();
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.nowMs());
  }

  nowMs(): number {
    return Math.round(Date.now() + this.#aheadMs);
  }

  leap(milliseconds: number): void {
    this.#aheadMs += milliseconds;
  }

  /** Others have their turn meanwhile. */
  wait = async (milliseconds: number): Promise<void> => {
    this.leap(milliseconds);
    await setImmediate();
  };
}
