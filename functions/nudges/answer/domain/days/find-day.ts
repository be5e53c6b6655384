import type { Temporal } from 'temporal-polyfill';
import { askChrono } from './ask-chrono.ts';
import { readForwardDay, readOwnForms } from './forward-day.ts';
import type { Moment } from './moment.ts';

/** No day is told in more words. */
const MOST_WORDS = 7;
const LONGEST_BEFORE_COLON = 60;
const LONGEST_SEARCHED = 100;

export interface DayAndRest {
  readonly day: Temporal.PlainDate;
  /** What is said about it. */
  readonly rest: string;
}

/** `12 May: call the printer`, `on Friday to call`, `in 2 weeks: …`: the day that a text begins with. */
export function findLeadingDay(text: string, moment: Moment): DayAndRest | undefined {
  const colon = text.indexOf(':');
  if (colon > 0 && colon <= LONGEST_BEFORE_COLON) {
    const day = readForwardDay(text.slice(0, colon), moment);
    if (day !== undefined) return { day, rest: restOf(text.slice(colon + 1)) };
  }
  return leadingOwnForm(text, moment) ?? leadingChrono(text, moment);
}

/** `call the printer on Friday`, `the deck by 12 May`: the day that a text ends with, and what stands before it. */
export function findTrailingDay(text: string, moment: Moment): DayAndRest | undefined {
  const words = text.slice(-LONGEST_SEARCHED).split(' ');
  const most = Math.min(MOST_WORDS, words.length);
  for (let size = most; size > 0; size -= 1) {
    const phrase = words.slice(-size).join(' ');
    const day = isDayAlone(phrase) ? readOwnForms(phrase, moment) : undefined;
    if (day !== undefined) return { day, rest: text.slice(0, text.length - phrase.length).trim() };
  }
  const bare = text.slice(-LONGEST_SEARCHED).replace(/[\s.!,;]+$/, '');
  const last = askChrono(bare, moment.now, 'forward').find(({ end }) => end === bare.length);
  return last && { day: last.day, rest: text };
}

function leadingOwnForm(text: string, moment: Moment): DayAndRest | undefined {
  const words = text.slice(0, LONGEST_SEARCHED).split(' ');
  const most = Math.min(MOST_WORDS, words.length);
  for (let size = most; size > 0; size -= 1) {
    const phrase = words.slice(0, size).join(' ');
    const day = isDayAlone(phrase) ? readOwnForms(phrase, moment) : undefined;
    if (day !== undefined) return { day, rest: restOf(text.slice(phrase.length)) };
  }
  return undefined;
}

/** `may`, `sat`, `a week` are words of every sentence. */
const isDayAlone = (phrase: string): boolean =>
  !/^(?:may|march|mar|sat|sun|dec|a|fall|spring|past|again|an?other time|d|w|m|y|week|day|month|year)[.,;:!]?$/i.test(
    phrase,
  );

function leadingChrono(text: string, { now }: Moment): DayAndRest | undefined {
  const [lead = ''] = /^(?:(?:on|at|in|by|until|till|from)\b ?)*/i.exec(text) ?? [];
  const found = askChrono(text.slice(lead.length), now, 'forward').find(({ start }) => start === 0);
  return found && { day: found.day, rest: restOf(text.slice(lead.length + found.end)) };
}

const restOf = (text: string): string =>
  text
    .replace(/^[\s:,;.–—-]+/, '')
    .replace(/^(?:to|that|about) (?=\S)/i, '')
    .trim();
