import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import table from './public-holidays.json' with { type: 'json' };

/*
 * From date-holidays (https://github.com/commenthol/date-holidays), whose data is CC BY 3.0; see infra/holidays. Only days on which
 * a whole country rests: of regions Kith knows nothing.
 */

const TABLE = z.record(z.string(), z.record(z.string(), z.string())).parse(table);

/** Of which anything is known, by ISO 3166-1. */
export const COUNTRIES: readonly string[] = Object.keys(TABLE);

/** Whether the country (ISO 3166-1) has a public holiday; false where nobody knows, as for years beyond the table. */
export function isPublicHoliday(country: string, day: Temporal.PlainDate): boolean {
  const days = TABLE[country]?.[String(day.year)] ?? '';
  return days.split(' ').includes(day.toString().slice(5).replace('-', ''));
}
