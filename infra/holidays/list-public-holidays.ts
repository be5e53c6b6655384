import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

/** By country (ISO 3166-1), by year: the days on which the whole of it rests, as `MMDD`, with a blank between two. */
export type HolidayTable = Record<string, Record<string, string>>;

export const listCountries = (): readonly string[] => Object.keys(new Holidays().getCountries()).toSorted();

/** What date-holidays knows of these countries and years. */
export const listPublicHolidays = (countries: readonly string[], years: readonly number[]): HolidayTable =>
  Object.fromEntries(
    countries.map((country) => {
      const holidays = new Holidays(country, { types: ['public'] });
      return [country, Object.fromEntries(years.map((year) => [year, daysOf(holidays, year)]))];
    }),
  );

function daysOf(holidays: Holidays, year: number): string {
  const days = holidays.getHolidays(year).flatMap(({ date, start, end }) => {
    const first = Temporal.PlainDate.from(date.slice(0, 10));
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    return Array.from({ length }, (_, index) => first.add({ days: index }));
  });
  const inYear = days.filter((day) => day.year === year);
  return [...new Set(inYear.map((day) => day.toString().slice(5).replace('-', '')))].toSorted().join(' ');
}
