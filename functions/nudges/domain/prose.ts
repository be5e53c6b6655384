import type { Temporal } from 'temporal-polyfill';

const LANGUAGE = 'en-GB';

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

/** One line of at most `maxCharacters`, cut between words. */
export function excerpt(text: string, maxCharacters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= maxCharacters) return line;
  const cut = [...line].slice(0, maxCharacters).join('');
  const wordsOnly = cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
  return `${wordsOnly.replace(/[\s,;:.–-]+$/, '')} …`;
}

/** Ends as a sentence does; text that somebody wrote often has no full stop. */
export function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?…”"']$/.test(line) ? line : `${line}.`;
}

export const capitalise = (text: string): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(LANGUAGE) + rest.join('');
};

/** `tea`, `tea and rowing`, `tea, rowing and jazz` */
export const listInProse = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

const weekday = (day: Temporal.PlainDate) => day.toLocaleString(LANGUAGE, { weekday: 'long' });

const dayAndMonth = (day: Temporal.PlainDate) =>
  day.toLocaleString(LANGUAGE, { day: 'numeric', month: 'long' });
