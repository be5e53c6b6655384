import { type LabelledLine, readLabel } from './vocabulary.ts';

/** Longer bodies are not read to their end: new words stand above what they answer. */
const MAX_BODY_CHARACTERS = 200_000;
const MAX_LINES = 20_000;

const WRITING_DIRECTION = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const QUOTE_MARK = /^[>＞]/;

export interface Line {
  /** As it was written, without white space at its end. */
  readonly text: string;
  /** Without white space around it and marks of writing direction. */
  readonly bare: string;
  /** Marked with `>`, or the wide one of East Asia. */
  readonly isQuoted: boolean;
  /** It looks like a line of a message's header. */
  readonly labelled: LabelledLine | undefined;
}

/** The beginning of a body as lines. Bounds what all that follows can cost. */
export function splitLines(body: string): readonly Line[] {
  const texts = body.slice(0, MAX_BODY_CHARACTERS).split(/\r\n|\r|\n/, MAX_LINES);
  return texts.map((text, index) => readLine(text, texts[index - 1]));
}

export function readLine(line: string, above = ''): Line {
  const text = line.trimEnd();
  const bare = text.replace(WRITING_DIRECTION, '').trim();
  const isQuoted = QUOTE_MARK.test(bare) && !isDecoration(bare) && !closesAddress(bare, above);
  return { text, bare, isQuoted, labelled: readLabel(bare) };
}

/** `>>> news <<<`; GroupWise's `>>> Kith <kith@kith.example> 24/08/2026 07:30 >>>`. */
const isDecoration = (bare: string): boolean =>
  bare.endsWith('<<') || (bare.startsWith('>>> ') && bare.endsWith(' >>>'));

/** `Kith <kith@kith.example` and, on the next line, `> wrote:`. */
const closesAddress = (bare: string, above: string): boolean =>
  bare.length < 40 &&
  /[:：]$/.test(bare) &&
  !above.trimStart().startsWith('>') &&
  /<[^<>\s]{1,64}@[^<>\s]*$/.test(above.trimEnd().slice(-320));

export const BLANK_LINE: Line = readLine('');

/** The same lines without one level, or all levels, of their quotation marks. */
export const unquoteLines = (lines: readonly Line[]): readonly Line[] =>
  lines.map(({ text, isQuoted }) => readLine(isQuoted ? text.replace(/^[\s>＞]+/, '') : text));

export const isBlank = (line: Line | undefined): boolean => line === undefined || line.bare === '';

/** The next line that is not blank, if it is at most `reach` lines below. */
export function nextWritten(lines: readonly Line[], start: number, reach: number): Line | undefined {
  for (let index = start; index < Math.min(lines.length, start + reach); index += 1) {
    if (!isBlank(lines[index])) return lines[index];
  }
  return undefined;
}

/** A line of dashes, underscores, asterisks: it separates, and says nothing; nor does the place of a picture. */
export const isRuler = ({ bare }: Line): boolean =>
  /^\[cid:[^\]\s]{1,200}\]$/i.test(bare) || (/^[-_=*~#+\u2010-\u2015─═ᐧ]+$/.test(bare) && bare !== '*');
