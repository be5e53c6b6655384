import { Temporal } from 'temporal-polyfill';
import type { LeapDayRule } from '../../../../circle/domain/partial-date.ts';

/** When an answer is read, in the owner's zone. */
export interface Moment {
  readonly now: Temporal.ZonedDateTime;
  readonly leapDayRule?: LeapDayRule | undefined;
}

export const todayOf = ({ now }: Moment): Temporal.PlainDate => now.toPlainDate();

/** Nobody plans further ahead; `in 9999 years` is cut to it, so that the calendar does not end. */
const LONGEST_DAYS = 100 * 365;

export const addSpan = (day: Temporal.PlainDate, span: Temporal.Duration): Temporal.PlainDate =>
  spanDays(span) > LONGEST_DAYS ? day.add({ days: LONGEST_DAYS }) : day.add(span);

export const subtractSpan = (day: Temporal.PlainDate, span: Temporal.Duration): Temporal.PlainDate =>
  spanDays(span) > LONGEST_DAYS ? day.subtract({ days: LONGEST_DAYS }) : day.subtract(span);

const spanDays = ({ years, months, weeks, days }: Temporal.Duration): number =>
  Math.abs(years) * 365 + Math.abs(months) * 30 + Math.abs(weeks) * 7 + Math.abs(days);

export const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0;
