import type { Temporal } from 'temporal-polyfill';
import { daysSince } from '../../../circle/domain/cadence.ts';
import { monthNames } from '../../../circle/domain/say-day.ts';
import { courseOfUndated } from '../../../circle/domain/undated-plan.ts';
import { fromIsoInstant, type IsoInstant } from '../../../shared/iso-instant.ts';

/** Where a plan stands by now. */
export type PlanCourse = 'plan-ahead' | 'plan-under-way' | 'plan-long-ago' | 'plan-over';

interface Told {
  readonly writtenAt: IsoInstant;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
}

const SOON =
  /\b(?:today|tomorrow|tonight|this (?:week|weekend)|next (?:week|weekend)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;
/** Whatever was to come within the next days is over after so many. */
const SOON_IS_OVER_DAYS = 21;

const UNDATED = { 'under-way': 'plan-under-way', 'long-ago': 'plan-long-ago', faded: undefined } as const;

/**
 * Where a plan of theirs stands, by the month that it names or the days that it speaks of; where it tells neither, by how long ago
 * it was told. Undefined where it is no longer spoken of.
 */
export function readPlanCourse(said: string, { writtenAt, now, timeZone }: Told): PlanCourse | undefined {
  if (SOON.test(said)) {
    return daysSince(writtenAt, now, timeZone) >= SOON_IS_OVER_DAYS ? 'plan-over' : 'plan-under-way';
  }
  const month = namedMonth(said);
  if (month === undefined) return UNDATED[courseOfUndated(writtenAt, now, timeZone)];
  const written = fromIsoInstant(writtenAt).toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth();
  const monthsUntil = (month - written.month + 12) % 12;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth();
  const { months } = written.add({ months: monthsUntil }).until(today, { largestUnit: 'months' });
  if (months === 0) return 'plan-under-way';
  return months > 0 ? 'plan-over' : 'plan-ahead';
}

/** 1 to 12. `may` and `march` in lower case are verbs. */
function namedMonth(said: string): number | undefined {
  const at = monthNames.findIndex((name) => new RegExp(`\\b${name}\\b`, 'u').test(said));
  return at === -1 ? undefined : at + 1;
}
