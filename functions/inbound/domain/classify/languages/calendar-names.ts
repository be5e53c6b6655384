import { AWAY_LANGUAGES } from './away-languages.ts';
import { normalizeWords } from './normalize.ts';

interface CalendarNames {
  /** Lower-case name, short name or stem → 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** Lower-case name → 1 (Monday) to 7. */
  readonly weekdays: ReadonlyMap<string, number>;
}

/** Endings differ by case in many languages; this much of a name tells the month. */
const STEM_CHARACTERS = 5;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const WEEKDAYS = Array.from({ length: 7 }, (_, index) => index + 1);
/** A name beside a day is in the case that dates take ("5 maja"); by itself it is not ("maj"). */
const MONTH_STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
  { month: 'long' },
];

let cached: CalendarNames | undefined;

/** The names of months and weekdays in every language of the tables, as Node's own locale data has them. Built when first asked. */
export function calendarNames(): CalendarNames {
  cached ??= { months: readMonths(), weekdays: readWeekdays() };
  return cached;
}

function readMonths(): ReadonlyMap<string, number> {
  const written = AWAY_LANGUAGES.flatMap(({ locale }) => monthsOf(locale));
  const names = new Map(written.toReversed());
  const long = written.filter(([name]) => name.length > STEM_CHARACTERS);
  const byStem = Map.groupBy(long, ([name]) => name.slice(0, STEM_CHARACTERS));
  for (const [stem, entries] of byStem) {
    const [month, ...others] = new Set(entries.map((entry) => entry[1]));
    if (month !== undefined && others.length === 0 && !names.has(stem)) names.set(stem, month);
  }
  return names;
}

const monthsOf = (locale: string): readonly (readonly [string, number])[] =>
  MONTH_STYLES.flatMap((style) => {
    const format = createFormat(locale, style);
    return MONTHS.map((month) => [readPart(format, Date.UTC(2026, month - 1, 5), 'month'), month] as const);
  }).filter(([name]) => /[\p{L}\p{M}]{3}/u.test(name));

function readWeekdays(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const { locale } of AWAY_LANGUAGES) {
    const format = createFormat(locale, { weekday: 'long' });
    // 5 January 2026 was a Monday.
    for (const day of WEEKDAYS) names.set(readPart(format, Date.UTC(2026, 0, 4 + day), 'weekday'), day);
  }
  return names;
}

const createFormat = (locale: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...style, timeZone: 'UTC' });

function readPart(format: Intl.DateTimeFormat, moment: number, type: 'month' | 'weekday'): string {
  const part = format.formatToParts(moment).find((candidate) => candidate.type === type);
  return normalizeWords(part?.value ?? '').replace(/\.$/, '');
}

/** Undefined when the word is no month. A Hebrew date puts a letter before the month. */
export function readMonthName(word: string): number | undefined {
  const { months } = calendarNames();
  const plain = word.replace(/^ב(?=\p{L}{3})/u, '');
  return (
    months.get(plain) ??
    (plain.length > STEM_CHARACTERS ? months.get(plain.slice(0, STEM_CHARACTERS)) : undefined)
  );
}
