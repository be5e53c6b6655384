import { type PartialDate, partialDateSchema } from '../partial-date.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Each names its parts; a date that fits none of them is refused rather than guessed. */
const FORMS = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T ].*)?$/, // 1980-05-04
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:T.*)?$/, // 19800504
  /^--?(?<month>\d{2})-?(?<day>\d{2})$/, // --05-04, as vCard writes it
  /^(?<day>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?(?<word>[a-z]{3,9})\.?,?(?: (?<year>\d{4}))?$/i, // 4 May 1980
  /^(?<word>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/i, // May 4, 1980
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})?$/, // 4.5.1980
];
const DAY_OR_MONTH_FIRST = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/; // 25/12/1980, 12/25/1980

/** Which number of `4/5/1980` a list means by the day. */
export type SlashOrder = 'day-first' | 'month-first';

/** What a date with slashes gives away about its list: nothing when both readings are dates, or none is. */
export function slashOrderOf(text: string): SlashOrder | undefined {
  const [, one, other, year] = DAY_OR_MONTH_FIRST.exec(text.trim()) ?? [];
  const isDayFirst = toDate(year, other, one) !== undefined;
  const isMonthFirst = toDate(year, one, other) !== undefined;
  if (isDayFirst === isMonthFirst) return undefined;
  return isDayFirst ? 'day-first' : 'month-first';
}

/** `4/5/1980` in the order that its list keeps, as a date that can be read one way only. */
export function withoutSlashes(text: string, order: SlashOrder | undefined): string {
  const [, one = '', other = '', year] = DAY_OR_MONTH_FIRST.exec(text.trim()) ?? [];
  if (one === '' || order === undefined) return text;
  const [day, month] = order === 'day-first' ? [one, other] : [other, one];
  const monthAndDay = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const ordered = year === undefined ? `--${monthAndDay}` : `${year}-${monthAndDay}`;
  return toDate(year, month, day) === undefined ? text : ordered;
}

/** A day with or without its year, as people write it; undefined when it is none or could be two. */
export function readDate(text: string): PartialDate | undefined {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const parts = FORMS.map((form) => form.exec(trimmed)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return readSlashes(trimmed);
  return toDate(parts['year'], parts['month'] ?? monthOf(parts['word'] ?? ''), parts['day']);
}

function readSlashes(text: string): PartialDate | undefined {
  const [, one, other, year] = DAY_OR_MONTH_FIRST.exec(text) ?? [];
  const readings = [toDate(year, other, one), toDate(year, one, other)].filter((date) => date !== undefined);
  const [reading] = readings;
  return readings.length === 1 || one === other ? reading : undefined;
}

/** `May`, `sept`: from three letters on, a month's name may be cut short; 0 when it is none. */
function monthOf(word: string): number {
  return word.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(word.toLowerCase())) + 1;
}

function toDate(year: string | undefined, month: string | number | undefined, day: string | undefined) {
  const parsed = partialDateSchema.safeParse({
    month: Number(month),
    day: Number(day),
    ...(year !== undefined && { year: Number(year) }),
  });
  return parsed.data;
}
