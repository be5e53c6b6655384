import type { Temporal } from 'temporal-polyfill';
import type { QuietDays } from '../../../circle/domain/cadence-rules.ts';
import { isQuietDay } from '../../../circle/domain/quiet-days.ts';
import { seeded } from '../seeded.ts';

interface Wanted {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly quietDays: QuietDays;
  /** Nothing unexpected within a week of them. */
  readonly occasions: readonly Temporal.PlainDate[];
  /** Not soon before or after another gift. */
  readonly others: readonly Temporal.PlainDate[];
  readonly seed: string;
}

const WEEK = 7;
const BETWEEN_GIFTS_DAYS = 21;

/**
 * A day on which nobody expects anything: never in the week of an occasion, never a quiet day, three weeks from any other gift.
 * The search begins anywhere and goes round once; undefined when no day is left.
 */
export function findFreeDay({
  from,
  until,
  quietDays,
  occasions,
  others,
  seed,
}: Wanted): Temporal.PlainDate | undefined {
  const span = from.until(until).days + 1;
  if (span < 1) return undefined;
  const start = Math.floor(seeded(seed) * span);
  for (let step = 0; step < span; step += 1) {
    const day = from.add({ days: (start + step) % span });
    const isFree =
      !isQuietDay(day, quietDays) &&
      occasions.every((occasion) => apart(day, occasion) > WEEK) &&
      others.every((other) => apart(day, other) >= BETWEEN_GIFTS_DAYS);
    if (isFree) return day;
  }
  return undefined;
}

const apart = (one: Temporal.PlainDate, other: Temporal.PlainDate): number => Math.abs(one.until(other).days);
