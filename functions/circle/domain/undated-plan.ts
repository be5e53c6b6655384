import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import { daysSince } from './cadence.ts';

/** Who learns or trains for something is at it, or has given it up, or is done, so long after. */
const UNDER_WAY_DAYS = 120;
/** Longer ago nobody asks about it: whoever wrote it may not remember. */
const FADED_DAYS = 270;

/**
 * How one speaks of a plan that named no day, so long after it was told. under-way: one asks how it goes. long-ago: what has become
 * of it. faded: no more.
 */
export function courseOfUndated(
  writtenAt: IsoInstant,
  now: Temporal.Instant,
  timeZone: string,
): 'under-way' | 'long-ago' | 'faded' {
  const days = daysSince(writtenAt, now, timeZone);
  if (days <= UNDER_WAY_DAYS) return 'under-way';
  return days <= FADED_DAYS ? 'long-ago' : 'faded';
}
