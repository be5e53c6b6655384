import { setTimeout as wait } from 'node:timers/promises';

const FIRST_PAUSE_MS = 10;

/** How often a write that others get in the way of is tried. */
export const MOST_ATTEMPTS = 10;

/**
 * For so many attempts an unfinished claim may be somebody's who is still at work; with their pauses it adds up to a few hundred
 * milliseconds, and an addition is two writes.
 */
export const PATIENT_ATTEMPTS = 5;

/** A growing pause of random length, so that rivals do not meet again; none before the first attempt. */
export async function pauseBefore(attempt: number): Promise<void> {
  if (attempt > 0) await wait(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random() / 2));
}
