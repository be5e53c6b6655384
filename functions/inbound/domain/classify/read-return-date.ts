import { Temporal } from 'temporal-polyfill';
import { type FoundDate, findDates } from './find-dates.ts';
import { AWAY_LANGUAGES } from './languages/away-languages.ts';
import { calendarNames } from './languages/calendar-names.ts';
import { normalizeWords } from './languages/normalize.ts';

const MAX_SEARCHED_CHARACTERS = 2000;
/** Nobody plans an absence further ahead; a later date is about something else. */
const MAX_DAYS_AHEAD = 400;
/** How far from its date a word of return stands, in characters. */
const REACH_BEFORE = 40;
const REACH_AFTER = 16;

const BEFORE = AWAY_LANGUAGES.flatMap(({ before }) => before);
const AFTER = AWAY_LANGUAGES.flatMap(({ after = [] }) => after);

/**
 * The day that an automatic answer names for the return, or as the last of the absence. Without a word of return the latest date
 * that it names; without a date the next such weekday ("back on Monday"). `today`: when it was written.
 */
export function readReturnDate(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const words = normalizeWords(text.slice(0, MAX_SEARCHED_CHARACTERS));
  const coming = findDates(words, today).filter(({ date }) => isAhead(date, today));
  const named = coming.filter((found) => isNamed(words, found));
  const candidates = named.length > 0 ? named : coming;
  const latest = candidates.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date)).at(-1);
  return latest?.date ?? readWeekday(words, today);
}

const isAhead = (date: Temporal.PlainDate, today: Temporal.PlainDate): boolean => {
  const days = today.until(date).days;
  return days >= 0 && days <= MAX_DAYS_AHEAD;
};

function isNamed(words: string, { start, end }: Pick<FoundDate, 'start' | 'end'>): boolean {
  const ahead = words.slice(Math.max(0, start - REACH_BEFORE), start);
  // A new sentence is about something else; the dot of "5." is none.
  const clause = ahead.slice(ahead.search(/[^.!?。]*$/));
  const behind = words.slice(end, end + REACH_AFTER);
  return (
    BEFORE.some((word) => hasWord(clause, word)) || AFTER.some((word) => behind.trimStart().startsWith(word))
  );
}

/** Whole words, in scripts that part them by blanks. */
function hasWord(clause: string, word: string): boolean {
  const at = clause.lastIndexOf(word);
  if (at < 0) return false;
  return !/[\p{L}\p{M}]/u.test(clause.charAt(at - 1)) || /\p{Script=Han}|\p{Script=Thai}|[〜～~]/u.test(word);
}

function readWeekday(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (const [name, weekday] of calendarNames().weekdays) {
    const start = words.indexOf(name);
    const found = { start, end: start + name.length };
    if (start < 0 || !isNamed(words, found)) continue;
    const days = (weekday - today.dayOfWeek + 7) % 7;
    return today.add({ days: days === 0 ? 7 : days });
  }
  return undefined;
}
