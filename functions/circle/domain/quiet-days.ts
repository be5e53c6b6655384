import { Temporal } from 'temporal-polyfill';
import type { QuietDays } from './cadence-rules.ts';

/** Whether it is a weekday or part of a span on which nobody falls due. */
export const isQuietDay = (day: Temporal.PlainDate, quietDays: QuietDays): boolean =>
  quietDays.weekdays.includes(day.dayOfWeek) || endOfSpan(day, quietDays) !== undefined;

/**
 * The day itself, or the first after it that is not quiet. The search ends: one step leaves a span for good, and between two
 * spans there are at most six quiet weekdays, since never all seven are.
 */
export function firstOrdinaryDay(day: Temporal.PlainDate, quietDays: QuietDays): Temporal.PlainDate {
  let candidate = day;
  while (isQuietDay(candidate, quietDays)) {
    candidate = (endOfSpan(candidate, quietDays) ?? candidate).add({ days: 1 });
  }
  return candidate;
}

/** The day itself, or the last before it that is not quiet; undefined where that is more than `mostDays` earlier. */
export function lastOrdinaryDay(
  day: Temporal.PlainDate,
  quietDays: QuietDays,
  mostDays: number,
): Temporal.PlainDate | undefined {
  for (let days = 0; days <= mostDays; days += 1) {
    const candidate = day.subtract({ days });
    if (!isQuietDay(candidate, quietDays)) return candidate;
  }
  return undefined;
}

/** Dates of years with four digits compare as strings (ISO 8601). */
function endOfSpan(day: Temporal.PlainDate, { spans }: QuietDays): Temporal.PlainDate | undefined {
  const date = day.toString();
  const span = spans.find(({ from, until }) => from <= date && date <= until);
  return span && Temporal.PlainDate.from(span.until);
}
