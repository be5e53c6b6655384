import { withoutArmor } from './armor.ts';
import { classifyLine } from './classify-line.ts';
import { withoutClosing } from './closing.ts';
import { findBannerEnd } from './gateway-banner.ts';
import { BLANK_LINE, type Line, readLine, splitLines, unquoteLines } from './lines.ts';

/** A timeline entry holds this much; the whole mail is kept in the bucket. */
export const MAX_REPLY_CHARACTERS = 20_000;

/**
 * The words that the writer of this mail added: without the quoted message, its header, the signature and the line that a
 * telephone adds. Of a mail that has no words above another one, that one: it is forwarded, or answered below. In doubt words
 * are kept. Empty when there is nothing but marked quotation. Linear in the length of the body.
 */
export function extractReply(body: string): string {
  return writeOut(readOwnWords(readLines(body)).own);
}

/** The same of a mail that is known to answer another one: nothing but that one below, marked or not, is no words. */
export function extractAnswer(body: string): string {
  const { own, holdsLoneMessage } = readOwnWords(readLines(body));
  return holdsLoneMessage ? '' : writeOut(own);
}

/** All of it, of a body in which nothing tells the words of its writer from those of others: in doubt they are kept. */
export const keepWhole = (body: string): string => writeOut(splitLines(body));

/**
 * The same of a mail that forwards another one, and below it that one: both are what the writer wanted to be read. Outlook
 * writes a reply in the same way; only the subject tells.
 */
export function extractWithForward(body: string): string {
  const lines = readLines(body);
  const { own, messageStart } = readOwnWords(lines);
  if (messageStart === undefined) return writeOut(own);
  return writeOut([...own, BLANK_LINE, ...unquoteLines(lines.slice(messageStart))]);
}

const readLines = (body: string): readonly Line[] => withoutArmor(splitLines(body));

interface Reading {
  readonly own: Line[];
  /** Own lines since the last quotation; each such run may have its closing. */
  run: Line[];
  /** Where another message begins below words of the writer. */
  messageStart?: number;
  /** Nothing stands above another message: that one is all there is. */
  holdsLoneMessage: boolean;
  /** All stands below an attribution, and nothing tells which part is quoted: then marked lines are kept as well. */
  isAnswerBelow: boolean;
}

function readOwnWords(lines: readonly Line[]): Reading {
  const reading: Reading = { own: [], run: [], isAnswerBelow: false, holdsLoneMessage: false };
  for (let index = findBannerEnd(lines); index < lines.length; index += 1) {
    if (takeLine(reading, lines, index) === 'rest is quoted') break;
  }
  endRun(reading);
  return reading;
}

function takeLine(reading: Reading, lines: readonly Line[], index: number): 'go on' | 'rest is quoted' {
  const lineClass = classifyLine(lines, index);
  switch (lineClass.kind) {
    case 'own':
      reading.run.push(lines[index] ?? BLANK_LINE);
      return 'go on';
    case 'quoted':
      if (reading.isAnswerBelow) reading.run.push(lines[index] ?? BLANK_LINE);
      else endRun(reading);
      return 'go on';
    case 'message':
      endRun(reading);
      if (hasWords(reading)) reading.messageStart = lineClass.start;
      else {
        reading.holdsLoneMessage = true;
        reading.run.push(...unquoteLines(lines.slice(lineClass.start)));
      }
      return 'rest is quoted';
    case 'attribution': {
      const { start, before, isAboveMarkedQuote } = lineClass.attribution;
      reading.run = reading.run.slice(0, Math.max(0, reading.run.length - (index - start)));
      reading.run.push(readLine(before));
      endRun(reading);
      if (isAboveMarkedQuote) return 'go on';
      reading.isAnswerBelow = !hasWords(reading);
      return reading.isAnswerBelow ? 'go on' : 'rest is quoted';
    }
  }
}

/** Answers to two quotations are two paragraphs. */
function endRun(reading: Reading): void {
  const kept = withoutClosing(reading.run, hasWords(reading));
  if (kept.length > 0 && hasWords(reading)) reading.own.push(BLANK_LINE);
  for (const line of kept) reading.own.push(line);
  reading.run = [];
}

/** A run without its closing ends with words, or is empty. */
const hasWords = ({ own }: Reading): boolean => own.length > 0;

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
