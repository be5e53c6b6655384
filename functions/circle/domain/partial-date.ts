import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** A day that comes round each year; the year is often not known. 29 February is kept as such. */
export const partialDateSchema = z
  .object({
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    year: z.int().min(1).max(9999).optional(),
  })
  .refine(isRealDate, 'is not a date of the calendar');

export type PartialDate = z.infer<typeof partialDateSchema>;

/** Where someone born on 29 February is greeted in a common year. */
export type LeapDayRule = '28-february' | '1-march';

const LEAP_YEAR = 2024;

/** The first time the date comes round on or after `from`; never before its own year. */
export function nextOccurrence(
  date: PartialDate,
  from: Temporal.PlainDate,
  leapDayRule: LeapDayRule = '28-february',
): Temporal.PlainDate {
  const firstYear = Math.max(from.year, date.year ?? from.year);
  const first = occurrenceIn(firstYear, date, leapDayRule);
  return Temporal.PlainDate.compare(first, from) >= 0
    ? first
    : occurrenceIn(firstYear + 1, date, leapDayRule);
}

/** Always projected from the original, so that 29 February returns in the next leap year. */
function occurrenceIn(
  year: number,
  { month, day }: PartialDate,
  leapDayRule: LeapDayRule,
): Temporal.PlainDate {
  const projected = Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  return projected.day < day && leapDayRule === '1-march' ? projected.add({ days: 1 }) : projected;
}

function isRealDate({
  month,
  day,
  year = LEAP_YEAR,
}: {
  month: number;
  day: number;
  year?: number | undefined;
}): boolean {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).day === day;
  } catch {
    return false;
  }
}
