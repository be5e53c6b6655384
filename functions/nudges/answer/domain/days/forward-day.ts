import { Temporal } from 'temporal-polyfill';
import { readDate } from '../../../../circle/domain/import/written-date.ts';
import { nextOccurrence } from '../../../../circle/domain/partial-date.ts';
import { askChrono } from './ask-chrono.ts';
import { readSpan } from './counted-span.ts';
import { addSpan, type Moment, todayOf } from './moment.ts';
import { nextNamedDay } from './named-days.ts';
import { MONTH, monthOf, WEEKDAY, weekdayOf, withLastDot } from './weekdays.ts';

const LEADS =
  /^(?:(?:for|in|until|till|til|'til|untill|to|by|before|on|from|at|around|about|sometime|just|only|not|due|another time)\b ?)+/;
const AFTER = /^(?:after|once|past)\b ?/;
const TRAILS =
  /(?: (?:from now|from today|or so|again|then|at least|maybe|if possible|is over|are over|is done))+$/;
const DAY_OF_WEEK = new RegExp(
  `^(?:(next|this|coming|the coming|the) )?(${WEEKDAY})\\.?(?: (week))?(?: (?:morning|afternoon|evening|night))?$`,
);
const WEEK_ON = new RegExp(`^a week on (${WEEKDAY})$`);
const MONTH_ONLY = new RegExp(
  `^(?:(early|mid|the middle of|late|the end of|end of|start of|the beginning of|beginning of|next)[ -])?(${MONTH})\\.?(?: (\\d{4}))?$`,
);
const DAY_OF_MONTH = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)$/;
const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{
      yesterday: -1,
      today: 0,
      tonight: 0,
      'this evening': 0,
      'this afternoon': 0,
      'end of day': 0,
      eod: 0,
    },
    ...{ tomorrow: 1, tmrw: 1, tmr: 1, tomorow: 1, 'tomorrow morning': 1, 'tomorrow evening': 1 },
    ...{ 'day after tomorrow': 2, 'tomorrow afternoon': 1 },
  }),
);

/**
 * The day that a whole phrase means when it looks ahead: `2 weeks`, `until after Easter`, `Friday`, `12 May`, `next month`.
 * May lie in the past where the owner wrote so: `3 March 2020`. Undefined when it is none, or could be two (`4/5`).
 */
export function readForwardDay(phrase: string, moment: Moment): Temporal.PlainDate | undefined {
  return readOwnForms(phrase, moment) ?? readByChrono(phrase, moment);
}

/** Our own grammar alone, without chrono-node: cheap enough to try on every few words of a line. */
export function readOwnForms(phrase: string, moment: Moment): Temporal.PlainDate | undefined {
  const bare = bareOf(phrase).replace(LEADS, '');
  const isAfter = AFTER.test(bare);
  const words = bare.replace(AFTER, '').replace(TRAILS, '').replace(/^the /, '').trim();
  if (words === '' || words.length > 60) return undefined;
  const today = todayOf(moment);
  const span = readSpan(words);
  if (span !== undefined) return addSpan(today, span);
  const day = readNextTurn(words, today) ?? readWeekday(words, today) ?? readMonth(words, today);
  if (day !== undefined) return isAfter && words !== 'weekend' ? day.add({ days: 1 }) : day;
  if (words === 'weekend' || words === 'this weekend') return weekend(isAfter, today);
  return nextNamedDay(words, isAfter, today) ?? readCalendarDay(words, isAfter, moment);
}

const bareOf = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/[\s.,;:!)–—-]+$/, '')
    .replace(/^[\s(,:–—-]+/, '');

/** The start of what comes next, or its end. */
function readNextTurn(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const relative = RELATIVE_DAYS.get(words);
  if (relative !== undefined) return today.add({ days: relative });
  const monday = today.add({ days: 8 - today.dayOfWeek });
  const firstOfMonth = today.with({ day: 1 });
  const turns: Readonly<Record<string, () => Temporal.PlainDate>> = {
    'next week': () => monday,
    'week after next': () => monday.add({ days: 7 }),
    'next month': () => firstOfMonth.add({ months: 1 }),
    'next quarter': () => firstOfMonth.add({ months: 3 - ((today.month - 1) % 3) }),
    'next year': () => today.with({ month: 1, day: 1 }).add({ years: 1 }),
    'next weekend': () => monday.add({ days: 5 }),
    'end of the week': () =>
      today.dayOfWeek < 5 ? today.add({ days: 5 - today.dayOfWeek }) : monday.subtract({ days: 1 }),
    'end of next week': () => monday.add({ days: 4 }),
    'end of the month': () => today.with({ day: today.daysInMonth }),
    'end of next month': () => firstOfMonth.add({ months: 2 }).subtract({ days: 1 }),
    'end of the year': () => today.with({ month: 12, day: 31 }),
  };
  const asked = words
    .replace(/^this (?=week$|month$|year$)/, 'end of the ')
    .replace(/^end of (?:this )?(?=week$|month$|year$)/, 'end of the ');
  return Object.hasOwn(turns, asked) ? turns[asked]?.() : undefined;
}

/** A Friday that looks ahead is never today. `next Friday` is the one of next week. */
function readWeekday(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, which, name, plusWeek] = DAY_OF_WEEK.exec(words) ?? [];
  const weekday = weekdayOf(name ?? WEEK_ON.exec(words.replace(/^week on/, 'a week on'))?.[1] ?? '');
  if (weekday === undefined) return undefined;
  if (which === 'next') return today.add({ days: 7 - today.dayOfWeek + weekday });
  const coming = today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
  return plusWeek !== undefined || name === undefined ? coming.add({ days: 7 }) : coming;
}

function readMonth(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const [, part = '', name, year] = MONTH_ONLY.exec(words) ?? [];
  if (name === undefined) return undefined;
  const month = monthOf(name);
  const first = (inYear: number) =>
    withinMonth(Temporal.PlainDate.from({ year: inYear, month, day: 1 }), part);
  if (year !== undefined) return first(Number(year));
  const thisYear = first(today.year);
  return Temporal.PlainDate.compare(thisYear, today) > 0 ? thisYear : first(today.year + 1);
}

function withinMonth(first: Temporal.PlainDate, part: string): Temporal.PlainDate {
  if (part.endsWith('end of')) return first.with({ day: first.daysInMonth });
  if (part === 'late') return first.with({ day: 20 });
  return part === 'mid' || part === 'the middle of' ? first.with({ day: 15 }) : first;
}

/** After a weekend comes its Monday. */
function weekend(isAfter: boolean, today: Temporal.PlainDate): Temporal.PlainDate {
  const monday = today.add({ days: 8 - today.dayOfWeek });
  return isAfter || today.dayOfWeek >= 6
    ? monday.add({ days: isAfter ? 0 : 5 })
    : monday.subtract({ days: 2 });
}

function readCalendarDay(words: string, isAfter: boolean, moment: Moment): Temporal.PlainDate | undefined {
  const today = todayOf(moment);
  const [, dayOfMonth] = DAY_OF_MONTH.exec(words) ?? [];
  const withoutWeekday = words.replace(new RegExp(`^(?:${WEEKDAY})\\.?,? (?:the )?(?=.)`), '');
  const day =
    dayOfMonth === undefined ? datedDay(withoutWeekday, moment) : nextDayOfMonth(Number(dayOfMonth), today);
  return day && isAfter ? day.add({ days: 1 }) : day;
}

function datedDay(words: string, { now, leapDayRule }: Moment): Temporal.PlainDate | undefined {
  const date = readDate(withLastDot(words));
  if (date === undefined) return undefined;
  const { year, month, day } = date;
  if (year !== undefined) return Temporal.PlainDate.from({ year, month, day });
  return nextOccurrence(date, now.toPlainDate().add({ days: 1 }), leapDayRule);
}

/** `the 31st`, in the next month that has one. */
function nextDayOfMonth(day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (day < 1 || day > 31) return undefined;
  const months = [0, 1, 2].map((count) => today.with({ day: 1 }).add({ months: count }));
  return months
    .filter(({ daysInMonth }) => day <= daysInMonth)
    .map((month) => month.with({ day }))
    .find((candidate) => Temporal.PlainDate.compare(candidate, today) > 0);
}

/** Where it reads the whole phrase; part of it would be a guess. */
function readByChrono(phrase: string, { now }: Moment): Temporal.PlainDate | undefined {
  const words = bareOf(phrase).replace(LEADS, '');
  if (words === '' || words.split(' ').length > 8) return undefined;
  return askChrono(words, now, 'forward').find(({ start, end }) => start === 0 && end === words.length)?.day;
}
