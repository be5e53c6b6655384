import { Temporal } from 'temporal-polyfill';

type Options = Intl.DateTimeFormatOptions;

/** Making one takes longer than all else on a page with many of them. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(moment: string, timeZone: string, options: Options): string {
  const key = JSON.stringify([timeZone, options]);
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options });
  formats.set(key, known);
  return known.format(Temporal.Instant.from(moment).epochMilliseconds);
}

const CLOCK: Options = { hour: '2-digit', minute: '2-digit' };

/** `Monday 24 August 2026, 07:30` */
export function formatMoment(moment: string, timeZone: string): string {
  const day = format(moment, timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return `${day}, ${format(moment, timeZone, CLOCK)}`;
}

/** `24 Aug, 07:30` */
export function formatShortMoment(moment: string, timeZone: string): string {
  return `${format(moment, timeZone, { day: 'numeric', month: 'short' })}, ${format(moment, timeZone, CLOCK)}`;
}

/** `24 August 2026` */
export function formatDay(moment: string, timeZone: string): string {
  return format(moment, timeZone, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `Mon, 24 Aug 2026 at 07:30` */
export function formatDateInMail(moment: string, timeZone: string): string {
  const day = format(moment, timeZone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${day} at ${format(moment, timeZone, CLOCK)}`;
}

/** `2026-08-24T07:30`, as a date-time field wants it. */
export function formatForField(moment: Temporal.Instant, timeZone: string): string {
  return moment.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
