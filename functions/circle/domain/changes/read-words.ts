import { cleanLine, cleanLines } from '../clean-text.ts';
import { readDate, withoutSlashes } from '../import/written-date.ts';
import type { PartialDate } from '../partial-date.ts';
import { sayDate } from '../say-facts.ts';
import type { WordsChange } from './person-change.ts';
import { Refusal } from './refusal.ts';

const LONGEST_LINE = 200;
const LONGEST_NOTE = 1000;

/** `+` adds, `-` takes away; what has neither does as told before it. */
export interface Signed {
  readonly how: 'add' | 'remove';
  readonly text: string;
}

/** One clean line of at most 200 characters. Throws Refusal. */
export function readLine(text: string, what: string, longest = LONGEST_LINE): string {
  const line = cleanLine(text);
  if (line === '') throw new Refusal(`The ${what} is empty.`);
  if (line.length > longest) throw new Refusal(`The ${what} is longer than ${longest} characters.`);
  return line;
}

/** Throws Refusal: a person needs a letter or a number to be called by. */
export function readName(text: string): string {
  const name = readLine(text, 'name');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new Refusal(`"${name}" has no letter to call anyone by.`);
  return name;
}

export function readSign(text: string, how: Signed['how'] = 'add'): Signed {
  const trimmed = text.trim();
  if (/^-(?!-)/.test(trimmed)) return { how: 'remove', text: trimmed.slice(1).trim() };
  if (/^\+(?!\d)/.test(trimmed)) return { how: 'add', text: trimmed.slice(1).trim() };
  return { how, text: trimmed };
}

/** `wine, maps; -tea`, cut at the separator, each with a sign of its own. Throws Refusal. */
export function readWords(
  text: string,
  how: Signed['how'],
  what: string,
  separator = /[,;\r\n]/,
): WordsChange {
  return collect(
    text.split(separator).filter((part) => cleanLine(part) !== ''),
    how,
    what,
    LONGEST_LINE,
  );
}

/** Free words, a note a line. Throws Refusal. */
export const readNotes = (text: string, how: Signed['how']): WordsChange =>
  collect(cleanLines(text), how, 'note', LONGEST_NOTE);

/** A day with or without its year. Throws Refusal. */
export function readDay(text: string, what: string): PartialDate {
  const date = readDate(text);
  if (date) return date;
  const line = cleanLine(text).slice(0, LONGEST_LINE);
  const [dayFirst, monthFirst] = (['day-first', 'month-first'] as const).map((order) =>
    readDate(withoutSlashes(line, order)),
  );
  if (dayFirst !== undefined && monthFirst !== undefined)
    throw new Refusal(
      `"${line}" can be ${sayDate(dayFirst)} or ${sayDate(monthFirst)}; write the month as a word.`,
    );
  throw new Refusal(
    line === ''
      ? `The ${what} needs a day, like 4 May 1980 or 4 May.`
      : `"${line}" is not a clear day for the ${what}; write it like 4 May 1980, 4 May or 1980-05-04.`,
  );
}

/** `because she is on sabbatical` → `she is on sabbatical`, `because of the move` as it is. Undefined without words. */
export function readReason(text: string): string | undefined {
  const reason = cleanLine(text)
    .replace(/^[,;:] ?/, '')
    .replace(/^because(?! of ) ?/i, '');
  return reason === '' ? undefined : readLine(reason, 'reason');
}

function collect(parts: readonly string[], how: Signed['how'], what: string, longest: number): WordsChange {
  if (parts.length === 0)
    throw new Refusal(`Say what: ${what} and some words; a minus before them takes them away.`);
  const signed = parts.map((part) => readSign(part, how));
  const of = (wanted: Signed['how']) =>
    signed.filter((each) => each.how === wanted).map(({ text }) => readLine(text, what, longest));
  return { add: of('add'), remove: of('remove') };
}
