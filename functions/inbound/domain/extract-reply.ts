import {
  countAttributionLines,
  isAboveQuote,
  isDeviceLine,
  isDivider,
  isProgramLine,
  isQuoted,
  isSignatureMark,
  startsHeaderBlock,
} from './quote-marks.ts';

/** Longer bodies are not read to their end: new words stand above what they answer. */
const MAX_BODY_CHARACTERS = 200_000;
/** A timeline entry holds this much; the whole mail is kept in the bucket. */
export const MAX_REPLY_CHARACTERS = 20_000;

const MAX_SIGNATURE_LINES = 12;

/**
 * The words that the writer of this mail added: without the quoted message, its header, the signature and the line
 * that a telephone adds. In doubt words are kept. Empty when there are no new words. Linear in the length of the body.
 */
export function extractReply(body: string): string {
  const lines = body
    .slice(0, MAX_BODY_CHARACTERS)
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .split('\n');
  const ownLines = withoutDeviceLines(withoutSignature(withoutQuotes(lines)));
  return shorten(collapseBlankLines(ownLines).join('\n').trim());
}

/**
 * Below an attribution, lines marked with `>` are the quotation and the others the writer's answers to it. Where the
 * quotation is not marked, all that follows the attribution belongs to it.
 */
function withoutQuotes(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (isDivider(lines, index) || startsHeaderBlock(lines, index)) break;
    const attributionLines = countAttributionLines(lines, index);
    if (attributionLines > 0) {
      if (!isAboveQuote(lines, index + attributionLines)) break;
      index += attributionLines - 1;
    } else if (!isQuoted(lines[index])) {
      kept.push(lines[index] ?? '');
    }
  }
  return kept;
}

function withoutSignature(lines: readonly string[]): readonly string[] {
  const mark = lines.findLastIndex(isSignatureMark);
  // A long text below the mark is no signature.
  return mark >= 0 && lines.length - mark <= MAX_SIGNATURE_LINES ? lines.slice(0, mark) : lines;
}

function withoutDeviceLines(lines: readonly string[]): readonly string[] {
  const lastOwn = lines.findLastIndex(
    (line, index) => line.trim() !== '' && !isDeviceLine(line) && !isProgramLine(lines, index),
  );
  return lines.slice(0, lastOwn + 1);
}

function collapseBlankLines(lines: readonly string[]): readonly string[] {
  const trimmed = lines.map((line) => line.trimEnd());
  return trimmed.filter((line, index) => line !== '' || trimmed[index - 1] !== '');
}

function shorten(text: string): string {
  if (text.length <= MAX_REPLY_CHARACTERS) return text;
  return `${text.slice(0, MAX_REPLY_CHARACTERS - 2).trimEnd()} …`;
}
