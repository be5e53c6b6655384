const WEEKDAYS = [
  ['monday', 'mon'],
  ['tuesday', 'tues', 'tue'],
  ['wednesday', 'weds', 'wed'],
  ['thursday', 'thurs', 'thur', 'thu'],
  ['friday', 'fri'],
  ['saturday', 'sat'],
  ['sunday', 'sun'],
] as const;

const NUMBER_OF_WEEKDAY: ReadonlyMap<string, number> = new Map(
  WEEKDAYS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** For a pattern, in lower case. */
export const WEEKDAY = [...NUMBER_OF_WEEKDAY.keys()].join('|');

/** 1 is Monday (ISO 8601). */
export const weekdayOf = (name: string): number | undefined =>
  NUMBER_OF_WEEKDAY.get(name.replace(/s$|\.$/, '')) ?? NUMBER_OF_WEEKDAY.get(name);

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december'],
];

/** For a pattern, in lower case: `jan`, `january`, `sept`. */
export const MONTH = `${MONTHS.join('|')}|sept|${MONTHS.map((name) => name.slice(0, 3)).join('|')}`;

/** `20.11`, as it is left of `20.11.` at the end of a sentence. */
export const withLastDot = (words: string): string => words.replace(/^\d{1,2}\.\d{1,2}$/, '$&.');

/** 1 is January; of a name that `MONTH` fits. */
export const monthOf = (name: string): number =>
  MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1;
