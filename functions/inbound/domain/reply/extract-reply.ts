import { classifyLine } from './classify-line.ts';
import { withoutClosing } from './closing.ts';
import { isBlank, isRuler, type Line, splitLines, unquoteLines } from './lines.ts';

/** A timeline entry holds this much; the whole mail is kept in the bucket. */
export const MAX_REPLY_CHARACTERS = 20_000;

const BLANK: Line = { text: '', bare: '', isQuoted: false };

/**
 * The words that the writer of this mail added: without the quoted message, its header, the signature and the line that a
 * telephone adds. Of a mail that has no words above another one, that one: it is forwarded, or answered below. In doubt words
 * are kept. Empty when there is nothing but marked quotation. Linear in the length of the body.
 */
export function extractReply(body: string): string {
  return writeOut(readOwnWords(splitLines(body)).own);
}

/** The same, and below it the message that the mail forwards, if it does: both are what the writer wanted to be read. */
export function extractWithForward(body: string): string {
  const lines = splitLines(body);
  const { own, forwardStart } = readOwnWords(lines);
  if (forwardStart === undefined) return writeOut(own);
  return writeOut([...own, BLANK, ...unquoteLines(lines.slice(forwardStart))]);
}

interface Reading {
  readonly own: Line[];
  /** Own lines since the last quotation; each such run may have its closing. */
  run: Line[];
  /** Where a message begins that is forwarded below words of the writer. */
  forwardStart?: number;
}

function readOwnWords(lines: readonly Line[]): Reading {
  const reading: Reading = { own: [], run: [] };
  for (let index = 0; index < lines.length; index += 1) {
    if (readLine(reading, lines, index) === 'rest is quoted') break;
  }
  endRun(reading);
  return reading;
}

function readLine(reading: Reading, lines: readonly Line[], index: number): 'go on' | 'rest is quoted' {
  const line = lines[index] ?? BLANK;
  const lineClass = classifyLine(lines, index);
  switch (lineClass.kind) {
    case 'own':
      reading.run.push(line);
      return 'go on';
    case 'quoted':
      endRun(reading);
      return 'go on';
    case 'message':
      endRun(reading);
      if (!hasWords(reading)) reading.own.push(...lines.slice(index));
      else if (lineClass.isForward) reading.forwardStart = index;
      return 'rest is quoted';
    case 'attribution': {
      const { start, before, isAboveMarkedQuote } = lineClass.attribution;
      reading.run.splice(reading.run.length - (index - start));
      reading.run.push({ ...line, text: before, bare: before });
      endRun(reading);
      return isAboveMarkedQuote || !hasWords(reading) ? 'go on' : 'rest is quoted';
    }
  }
}

function endRun(reading: Reading): void {
  reading.own.push(...withoutClosing(reading.run, hasWords(reading)));
  reading.run = [];
}

const hasWords = ({ own }: Reading): boolean => own.some((line) => !isBlank(line) && !isRuler(line));

function writeOut(lines: readonly Line[]): string {
  const kept = lines.filter(({ text }, index) => text !== '' || lines[index - 1]?.text !== '');
  return shorten(
    kept
      .map(({ text }) => text)
      .join('\n')
      .trim(),
  );
}

function shorten(text: string): string {
  if (text.length <= MAX_REPLY_CHARACTERS) return text;
  return `${text.slice(0, MAX_REPLY_CHARACTERS - 2).trimEnd()} …`;
}
