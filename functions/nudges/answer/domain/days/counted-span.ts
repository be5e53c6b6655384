import { Temporal } from 'temporal-polyfill';

const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ a: 1, an: 1, one: 1, another: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8 },
    ...{ nine: 9, ten: 10, eleven: 11, twelve: 12, 'a couple of': 2, 'couple of': 2, 'a couple': 2 },
    ...{ couple: 2, 'a few': 3, few: 3, several: 3, 'the next': 1, 'one more': 1 },
  }),
);

const COUNT = `\\d{1,4}|${[...COUNTS.keys()].toSorted((one, other) => other.length - one.length).join('|')}`;
const SPAN = new RegExp(
  `^(${COUNT})?(?: more)? ?(d|days?|w|wks?|weeks?|weels?|fortnights?|m|mo|mos|mths?|months?|q|quarters?|y|yrs?|years?)$`,
);
const SHORT_FORMS = new Set(['d', 'w', 'm', 'q', 'y', 'mo', 'mos']);
const HALF_A_YEAR = /^(?:half a year|half year|a half year)$/;

/** `2w`, `2 weeks`, `1m` (a month, never a minute), `a fortnight`, `a couple of months`, `week`; lower case. */
export function readSpan(text: string): Temporal.Duration | undefined {
  if (HALF_A_YEAR.test(text)) return Temporal.Duration.from({ months: 6 });
  const [, counted, unit = ''] = SPAN.exec(text) ?? [];
  if (unit === '' || (counted === undefined && SHORT_FORMS.has(unit))) return undefined;
  const count = counted === undefined ? 1 : (COUNTS.get(counted) ?? Number(counted));
  return spanOf(count, unit);
}

function spanOf(count: number, unit: string): Temporal.Duration {
  if (unit.startsWith('f')) return Temporal.Duration.from({ weeks: 2 * count });
  if (unit.startsWith('d')) return Temporal.Duration.from({ days: count });
  if (unit.startsWith('w')) return Temporal.Duration.from({ weeks: count });
  if (unit.startsWith('q')) return Temporal.Duration.from({ months: 3 * count });
  return Temporal.Duration.from(unit.startsWith('y') ? { years: count } : { months: count });
}
