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

const LEAP_YEAR = 2024;

function isRealDate({
  month,
  day,
  year = LEAP_YEAR,
}: {
  month: number;
  day: number;
  year?: number | undefined;
}): boolean {
  const yearMonth = Temporal.PlainYearMonth.from({ year, month });
  return day <= yearMonth.daysInMonth;
}
