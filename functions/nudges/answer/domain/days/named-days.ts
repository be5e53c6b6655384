import { Temporal } from 'temporal-polyfill';
import { easterSunday } from './easter.ts';

/** A day of the year that people call by a name, and how many days later one would say `after` it. */
interface NamedDay {
  readonly pattern: RegExp;
  readonly inYear: (year: number) => Temporal.PlainDate;
  readonly overAfterDays: number;
}

const fixed = (month: number, day: number) => (year: number) => Temporal.PlainDate.from({ year, month, day });

function thanksgiving(year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month: 11, day: 1 });
  return first.add({ days: ((4 - first.dayOfWeek + 7) % 7) + 21 });
}

const NAMED_DAYS: readonly NamedDay[] = [
  // Easter Monday belongs to it.
  { pattern: /^easter(?: sunday| weekend)?$/, inYear: easterSunday, overAfterDays: 2 },
  { pattern: /^good friday$/, inYear: (year) => easterSunday(year).subtract({ days: 2 }), overAfterDays: 4 },
  { pattern: /^easter monday$/, inYear: (year) => easterSunday(year).add({ days: 1 }), overAfterDays: 1 },
  {
    pattern: /^(?:pentecost|whitsun|whit monday)$/,
    inYear: (year) => easterSunday(year).add({ days: 49 }),
    overAfterDays: 2,
  },
  { pattern: /^(?:christmas|xmas|x-mas)(?: day)?$/, inYear: fixed(12, 25), overAfterDays: 2 },
  { pattern: /^christmas eve$/, inYear: fixed(12, 24), overAfterDays: 3 },
  { pattern: /^boxing day$/, inYear: fixed(12, 26), overAfterDays: 1 },
  { pattern: /^new year'?s eve$/, inYear: fixed(12, 31), overAfterDays: 2 },
  { pattern: /^new year(?:'?s)?(?: day)?$/, inYear: fixed(1, 1), overAfterDays: 1 },
  { pattern: /^(?:valentine'?s)(?: day)?$/, inYear: fixed(2, 14), overAfterDays: 1 },
  { pattern: /^hallowe'?en$/, inYear: fixed(10, 31), overAfterDays: 1 },
  // A long weekend.
  { pattern: /^thanksgiving$/, inYear: thanksgiving, overAfterDays: 4 },
  { pattern: /^(?:spring)$/, inYear: fixed(3, 1), overAfterDays: 92 },
  { pattern: /^(?:summer)(?: break| holidays?| vacation)?$/, inYear: fixed(6, 1), overAfterDays: 92 },
  { pattern: /^(?:autumn|fall)$/, inYear: fixed(9, 1), overAfterDays: 91 },
  { pattern: /^(?:winter)$/, inYear: fixed(12, 1), overAfterDays: 90 },
];

const HOLIDAYS = /^(?:holidays?|hols|festive season|holiday season)$/;
const SUMMER_MONTHS = { first: 5, last: 8 } as const;

/** The first `easter`, `after easter`, `after the holidays` to come; lower case, without article. */
export function nextNamedDay(
  name: string,
  isAfter: boolean,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (HOLIDAYS.test(name)) return holidays(isAfter, today);
  const named = NAMED_DAYS.find(({ pattern }) => pattern.test(name));
  if (named === undefined) return undefined;
  const days = [-1, 0, 1].map((years) => {
    const day = named.inYear(today.year + years);
    return isAfter ? day.add({ days: named.overAfterDays }) : day;
  });
  return days.find((day) => Temporal.PlainDate.compare(day, today) > 0);
}

/** The last one that is over, or is today. */
export function lastNamedDay(name: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const named = NAMED_DAYS.find(({ pattern }) => pattern.test(name));
  return [0, -1]
    .flatMap((years) => (named ? [named.inYear(today.year + years)] : []))
    .find((day) => Temporal.PlainDate.compare(day, today) <= 0);
}

/** Those of the summer while they last, else those at the turn of the year. */
function holidays(isAfter: boolean, today: Temporal.PlainDate): Temporal.PlainDate {
  const isSummer = today.month >= SUMMER_MONTHS.first && today.month <= SUMMER_MONTHS.last;
  const name = isSummer ? 'summer' : isAfter ? 'new year' : 'christmas';
  return nextNamedDay(name, isAfter, today) ?? today.add({ months: 1 });
}
