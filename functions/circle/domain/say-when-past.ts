import type { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, type IsoInstant } from '../../shared/iso-instant.ts';
import { daysSince } from './cadence.ts';
import { monthName } from './say-day.ts';

const OTHER_DAY_DAYS = 14;
/** Longer ago, one would not begin a letter with it. */
const LONGEST_DAYS = 400;

/** `the other day`, `in July`, `last November`; undefined for the future and for what is too long ago. */
export function sayWhenPast(then: IsoInstant, now: Temporal.Instant, timeZone: string): string | undefined {
  const days = daysSince(then, now, timeZone);
  if (days < 0 || days > LONGEST_DAYS) return undefined;
  if (days <= OTHER_DAY_DAYS) return 'the other day';
  const day = fromIsoInstant(then).toZonedDateTimeISO(timeZone).toPlainDate();
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const month = monthName(day);
  if (day.month === today.month && day.year === today.year) return 'earlier this month';
  return day.year === today.year ? `in ${month}` : `last ${month}`;
}
