import { Temporal } from 'temporal-polyfill';
import { readMonthName } from './languages/calendar-names.ts';

export interface FoundDate {
  readonly date: Temporal.PlainDate;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

interface Written {
  readonly year?: number | undefined;
  readonly month: number;
  readonly day: number;
}

/** Each way of writing a date: a pattern, and how its groups are read. Undefined: not a date after all. */
const FORMS: readonly (readonly [RegExp, (groups: readonly string[]) => Written | undefined])[] = [
  [/(?<![\d.])(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})(?!\d)/g, ([y, m, d]) => written(y, m, d)],
  [/(?:(\d{4}) ?年 ?)?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]/g, ([y, m, d]) => written(y, m, d)],
  [/(?:(\d{4}) ?년 ?)?(\d{1,2}) ?월 ?(\d{1,2}) ?일/g, ([y, m, d]) => written(y, m, d)],
  [/(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,? năm (\d{4}))?/g, ([d, m, y]) => written(y, m, d)],
  [/(?<![\d.])(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}|\d{2})(?![\d:]))?/g, ([d, m, y]) => written(y, m, d)],
  [/(?<![\d.:])(\d{1,2})[.-](\d{1,2})[.-](\d{4})(?!\d)/g, ([d, m, y]) => written(y, m, d)],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/g, ([a, b, y]) => readSlashes(a, b, y)],
  [
    /(?<![\d:])(\d{1,2})(?:st|nd|rd|th|er|ª|º|\.|:e|-?го|-?а)? ?(?:(?:of|de|d['’]|di|den|del) ?)?([\p{L}\p{M}]{3,14})\.?(?:,? (?:(?:de|del) )?(\d{4}))?/gu,
    ([d, month, y]) => readNamed(y, month, d),
  ],
  [
    /(?<![\p{L}\p{M}])([\p{L}\p{M}]{3,14})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,? (\d{4}))?/gu,
    ([month, d, y]) => readNamed(y, month, d),
  ],
];

/**
 * The dates in a text that is lower-case, in the ways of many languages. One without a year is the next or the last one, whichever
 * is nearer to `today`.
 */
export function findDates(text: string, today: Temporal.PlainDate): readonly FoundDate[] {
  const ascii = withLatinDigits(text);
  const found = FORMS.flatMap(([form, read]) =>
    [...ascii.matchAll(form)].flatMap(({ 0: whole, index, ...groups }) => {
      const date = toDate(read(Object.values(groups).slice(0, 3).map(String)), today);
      return date ? [{ date, start: index, end: index + whole.trimEnd().length }] : [];
    }),
  );
  return found.toSorted((a, b) => a.start - b.start);
}

const ARABIC_ZERO = 0x660;
const PERSIAN_ZERO = 0x6f0;
const DEVANAGARI_ZERO = 0x966;
const THAI_ZERO = 0xe50;

/** One character for one: positions stay. Full-width digits too. */
const withLatinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0e50-\u0e59\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = [0xff10, THAI_ZERO, DEVANAGARI_ZERO, PERSIAN_ZERO, ARABIC_ZERO].find(
      (start) => code >= start,
    );
    return String(code - (zero ?? code));
  });

function written(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Written | undefined {
  const read = { year: readYear(year), month: Number(month), day: Number(day) };
  return read.month >= 1 && read.month <= 12 && read.day >= 1 && read.day <= 31 ? read : undefined;
}

function readYear(year: string | undefined): number | undefined {
  const number = Number(year);
  if (!Number.isInteger(number) || number === 0) return undefined;
  return number < 100 ? 2000 + number : number;
}

/** Day first, as most of the world writes; month first where only that is a date. */
const readSlashes = (first?: string, second?: string, year?: string): Written | undefined =>
  written(year, second, first) ?? written(year, first, second);

function readNamed(
  year: string | undefined,
  name: string | undefined,
  day: string | undefined,
): Written | undefined {
  const month = readMonthName(name ?? '');
  return month === undefined ? undefined : written(year, String(month), day);
}

function toDate(read: Written | undefined, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (read === undefined) return undefined;
  const years = read.year === undefined ? [today.year - 1, today.year, today.year + 1] : [read.year];
  const dates = years.flatMap((year) => tryDate(year, read));
  return dates.toSorted((a, b) => daysBetween(today, a) - daysBetween(today, b))[0];
}

function tryDate(year: number, { month, day }: Written): readonly Temporal.PlainDate[] {
  try {
    return [Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })];
  } catch {
    return [];
  }
}

const daysBetween = (a: Temporal.PlainDate, b: Temporal.PlainDate): number => Math.abs(a.until(b).days);
