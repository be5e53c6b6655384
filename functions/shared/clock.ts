import { Temporal } from 'temporal-polyfill';

/** The only source of time. Everything that asks "now?" takes one of these, so that tests and the local runner can move it. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
};
