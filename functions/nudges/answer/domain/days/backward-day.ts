import { Temporal } from 'temporal-polyfill';
import { readDate } from '../../../../circle/domain/import/written-date.ts';
import { askChrono } from './ask-chrono.ts';
import { readSpan } from './counted-span.ts';
import { type Moment, subtractSpan, todayOf } from './moment.ts';
import { lastNamedDay } from './named-days.ts';
import { MONTH, monthOf, WEEKDAY, weekdayOf, withLastDot } from './weekdays.ts';

const LEADS =
  /^(?:(?:on|at|in|over|during|back|just|only|earlier|late|early|this past|the past|sometime)\b ?)+/;
const DAY_OF_WEEK = new RegExp(
  `^(?:(last|past|this) )?(${WEEKDAY})\\.?(?: (?:morning|afternoon|evening|night|lunchtime))?$`,
);
const MONTH_ONLY = new RegExp(`^(?:last )?(?:early |mid[ -]|late )?(${MONTH})\\.?(?: (\\d{4}))?$`);
const TODAY =
  /^(?:today|tonight|now|moment ago|minute ago|earlier|(?:a few |\d{1,2} )?(?:minutes|mins|hours?|an hour) ago|an hour ago|(?:earlier )?(?:today|this (?:morning|afternoon|evening|lunchtime))|(?:morning|afternoon|lunchtime)|this week)$/;
const DAYS_AGO: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ yesterday: 1, 'last night': 1, 'yesterday morning': 1, 'yesterday afternoon': 1, yday: 1 },
    ...{ 'yesterday evening': 1, 'yesterday lunchtime': 1, 'day before yesterday': 2, 'other day': 2 },
    ...{ 'last week': 7, 'few days ago': 3, 'couple of days ago': 2 },
  }),
);

/**
 * The day that a whole phrase means when it looks back: `yesterday`, `Tuesday` (never today), `12 May`, `2 weeks ago`,
 * `over the weekend`, `last month`. Undefined when it is none.
 */
export function readBackwardDay(phrase: string, moment: Moment): Temporal.PlainDate | undefined {
  return readOwnForms(phrase, moment) ?? readByChrono(phrase, moment);
}

function readOwnForms(phrase: string, moment: Moment): Temporal.PlainDate | undefined {
  const words = bareOf(phrase).replace(LEADS, '').replace(/^the /, '');
  const today = todayOf(moment);
  if (words === '' || words.length > 60)
    return phrase.trim().toLowerCase() === 'just now' ? today : undefined;
  if (TODAY.test(words)) return today;
  const daysAgo = DAYS_AGO.get(words);
  if (daysAgo !== undefined) return today.subtract({ days: daysAgo });
  const span = / ago$/.test(words) ? readSpan(words.replace(/ ago$/, '')) : undefined;
  if (span !== undefined) return subtractSpan(today, span);
  return (
    readTurn(words, today) ?? readDated(words, today) ?? lastNamedDay(words.replace(/^last /, ''), today)
  );
}

const bareOf = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/[\s.,;:!)–—-]+$/, '')
    .replace(/^[\s(,:–—-]+/, '');

function readTurn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (words === 'last month') return today.subtract({ months: 1 });
  if (words === 'last year') return today.subtract({ years: 1 });
  if (/^(?:last |this )?weekend$/.test(words)) return lastWeekday(6, today);
  const [, , weekday] = DAY_OF_WEEK.exec(words) ?? [];
  return weekday === undefined ? undefined : lastWeekday(weekdayOf(weekday) ?? 1, today);
}

const lastWeekday = (weekday: number, today: Temporal.PlainDate): Temporal.PlainDate =>
  today.subtract({ days: ((today.dayOfWeek - weekday + 6) % 7) + 1 });

/** A month is told by its first day; a date without its year is the last that is not to come. */
function readDated(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, month, year] = MONTH_ONLY.exec(words) ?? [];
  const [, dayOfMonth] = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(words) ?? [];
  if (dayOfMonth !== undefined) return lastDayOfMonth(Number(dayOfMonth), today);
  const date =
    month === undefined
      ? readDate(withLastDot(words).replace(new RegExp(`^(?:${WEEKDAY})\\.?,? (?:the )?(?=.)`), ''))
      : { month: monthOf(month), day: 1, ...(year !== undefined && { year: Number(year) }) };
  if (date === undefined) return undefined;
  if ('year' in date && date.year !== undefined) return Temporal.PlainDate.from({ ...date, year: date.year });
  const ofYear = (year: number) => Temporal.PlainDate.from({ year, month: date.month, day: date.day });
  const thisYear = ofYear(today.year);
  return Temporal.PlainDate.compare(thisYear, today) <= 0 ? thisYear : ofYear(today.year - 1);
}

/** `the 31st`, of the last month that had one. */
function lastDayOfMonth(day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (day < 1 || day > 31) return undefined;
  const months = [0, 1, 2].map((count) => today.with({ day: 1 }).subtract({ months: count }));
  return months
    .filter(({ daysInMonth }) => day <= daysInMonth)
    .map((month) => month.with({ day }))
    .find((candidate) => Temporal.PlainDate.compare(candidate, today) <= 0);
}

function readByChrono(phrase: string, { now }: Moment): Temporal.PlainDate | undefined {
  const words = bareOf(phrase).replace(LEADS, '');
  if (words === '' || words.split(' ').length > 8) return undefined;
  const whole = askChrono(words, now, 'backward').find(
    ({ start, end }) => start === 0 && end === words.length,
  );
  return whole && Temporal.PlainDate.compare(whole.day, now.toPlainDate()) <= 0 ? whole.day : undefined;
}
