import type { Temporal } from 'temporal-polyfill';

/** By hand: `toLocaleString` makes a formatter each time, and a brief says dozens of days. */
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** In English, January first. */
export const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** `Monday, 24 August` */
export function dateLine(day: Temporal.PlainDate): string {
  return `${weekday(day)}, ${dayAndMonth(day)}`;
}

/** As one says it today: `today`, `tomorrow`, `on Thursday`, `on 29 September`. */
export function sayWhen(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(day).days;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days > 1 && days < 7 ? `on ${weekday(day)}` : `on ${sayDate(day, today)}`;
}

/** `8 July`, and `8 July 2025` when that is another year. */
export function sayDate(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return day.year === today.year ? dayAndMonth(day) : `${dayAndMonth(day)} ${day.year}`;
}

/** `August` */
export const monthName = ({ month }: Temporal.PlainDate): string => monthNames[month - 1] ?? '';

/** `24 August` */
export const dayAndMonthOf = (day: Temporal.PlainDate): string => dayAndMonth(day);

const weekday = ({ dayOfWeek }: Temporal.PlainDate): string => WEEKDAYS[dayOfWeek - 1] ?? '';

const dayAndMonth = (day: Temporal.PlainDate): string => `${day.day} ${monthName(day)}`;
