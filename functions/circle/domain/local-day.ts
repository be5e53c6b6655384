import { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';

/** Stored moments have years of four digits, so that they compare as strings; no due date lies outside of them. */
const FIRST_DAY = Temporal.PlainDate.from('0001-01-02');
const LAST_DAY = Temporal.PlainDate.from('9999-12-30');

/** The calendar day of a moment, where the owner lives. */
export const localDayOf = (moment: IsoInstant, timeZone: string): Temporal.PlainDate =>
  localDay(fromIsoInstant(moment), timeZone);

export const localDay = (instant: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

/** Its first moment; where the clocks skip midnight, the hour after. */
export function startOf(day: Temporal.PlainDate, timeZone: string): IsoInstant {
  const isLate = Temporal.PlainDate.compare(day, LAST_DAY) > 0;
  const isEarly = Temporal.PlainDate.compare(day, FIRST_DAY) < 0;
  const storable = isLate ? LAST_DAY : isEarly ? FIRST_DAY : day;
  return toIsoInstant(storable.toZonedDateTime(timeZone).toInstant());
}

export const startOfDayAfter = (moment: IsoInstant, days: number, timeZone: string): IsoInstant =>
  startOf(localDayOf(moment, timeZone).add({ days }), timeZone);

/** Stored moments compare as strings. */
export function latest(moments: readonly (IsoInstant | undefined)[]): IsoInstant | undefined {
  return moments.reduce((last, moment) => (last === undefined || (moment && moment > last) ? moment : last));
}
