import type { Temporal } from 'temporal-polyfill';
import { seeded } from '../../../shared/seeded.ts';
import type { QuietDays } from '../cadence-rules.ts';
import { isQuietDay } from '../quiet-days.ts';

interface Wanted {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly quietDays: QuietDays;
  /** Nothing unexpected within a week of them. */
  readonly occasions: readonly Temporal.PlainDate[];
  /** Not soon before or after another gift. */
  readonly others: readonly Temporal.PlainDate[];
  readonly daysBetween: number;
  /** Its notice comes so many days before, and not on a quiet day either: after a holiday all would come at once. */
  readonly noticeDays: number;
  readonly seed: string;
}

const WEEK = 7;

/**
 * A day on which nobody expects anything: never in the week of an occasion, never a quiet day, apart from any other gift.
 * The search begins anywhere and goes round once; undefined when no day is left.
 */
export function findFreeDay(wanted: Wanted): Temporal.PlainDate | undefined {
  const { from, until, quietDays, occasions, others, daysBetween, noticeDays, seed } = wanted;
  const span = from.until(until).days + 1;
  if (span < 1) return undefined;
  const start = Math.floor(seeded(seed) * span);
  for (let step = 0; step < span; step += 1) {
    const day = from.add({ days: (start + step) % span });
    const isFree =
      !isQuietDay(day, quietDays) &&
      !isQuietDay(day.subtract({ days: noticeDays }), quietDays) &&
      occasions.every((occasion) => apart(day, occasion) > WEEK) &&
      others.every((other) => apart(day, other) >= daysBetween);
    if (isFree) return day;
  }
  return undefined;
}

const apart = (one: Temporal.PlainDate, other: Temporal.PlainDate): number => Math.abs(one.until(other).days);
