import { areContactLines, startsContactBlock } from './contact-block.ts';
import { isDeviceLine } from './device-line.ts';
import { startsDisclaimer } from './disclaimer.ts';
import { isBlank, isRuler, type Line, nextWritten } from './lines.ts';
import { findPostscript } from './postscript.ts';
import { isSentence } from './prose.ts';

const MAX_SIGNATURE_LINES = 12;

const SIGNATURE_MARK = /^(?:--|—|––?|__)$/;
const THICK_RULER = /^[-_=—–*]{3,}$/;
/** Of two words or three: one alone may well be an answer. */
const FULL_NAME = /^\p{Lu}\p{L}+(?: \p{Lu}[\p{L}.-]*){1,2}$/u;
const FIRST_NAME = /^\p{Lu}\p{L}+$/u;
/**
 * A run of own lines without what stands below the last words: signature, telephone's line, disclaimer, rulers. Without
 * words above it (`hasWordsAbove`: in earlier runs), what looks like a closing is all that somebody wrote, and stays.
 */
export function withoutClosing(run: readonly Line[], hasWordsAbove: boolean): readonly Line[] {
  const lines = cutAt(run, hasWordsAbove, (index) => startsDisclaimer(run, index));
  const deviceLinesStart = findLastDeviceLines(lines);
  const kept = cutAt(
    lines,
    hasWordsAbove,
    (index) => index >= deviceLinesStart || startsClosing(lines, index),
  );
  const postscript = findPostscript(lines.slice(0, deviceLinesStart), kept.length);
  return [...kept, ...withoutTrailingMarks(postscript)];
}

/** Ends the lines at the first one that `isEnd` tells to be below the words. */
function cutAt(
  lines: readonly Line[],
  hasWordsAbove: boolean,
  isEnd: (index: number) => boolean,
): readonly Line[] {
  let hasWords = hasWordsAbove;
  const end = lines.findIndex((line, index) => {
    if (line.bare === '') return false;
    if (hasWords && isEnd(index)) return true;
    hasWords ||= !isRuler(line);
    return false;
  });
  return withoutTrailingMarks(end < 0 ? lines : lines.slice(0, end));
}

function startsClosing(lines: readonly Line[], index: number): boolean {
  return startsSignature(lines, index) || isDeviceParagraph(lines, index) || startsContactBlock(lines, index);
}

/** `-- ` (RFC 3676, 4.3), of which many programs drop the space, or a ruler above contact details. */
function startsSignature(lines: readonly Line[], index: number): boolean {
  const bare = lines[index]?.bare ?? '';
  const linesBelow = lines.length - index - 1;
  if (!SIGNATURE_MARK.test(bare) && !THICK_RULER.test(bare)) return false;
  const firstBelow = nextWritten(lines, index + 1, MAX_SIGNATURE_LINES);
  if (firstBelow !== undefined && isSentence(firstBelow.bare)) return false;
  if (SIGNATURE_MARK.test(bare)) return linesBelow <= MAX_SIGNATURE_LINES;
  if (linesBelow > 2 * MAX_SIGNATURE_LINES) return false;
  const below = lines.slice(index + 1).filter((line) => !isBlank(line));
  if (below.length === 1)
    return FULL_NAME.test(below[0]?.bare ?? '') || FIRST_NAME.test(below[0]?.bare ?? '');
  return below.length <= MAX_SIGNATURE_LINES && areContactLines(below);
}

const isDeviceParagraph = (lines: readonly Line[], index: number): boolean =>
  isBlank(lines[index - 1]) && isBlank(lines[index + 1]) && isDeviceLine(lines[index], 'among words');

/** Where the telephone's lines begin that end the run; beyond its end when there are none. */
function findLastDeviceLines(lines: readonly Line[]): number {
  const last = lines.findLastIndex((line) => !isBlank(line) && !isRuler(line) && !isDeviceLine(line));
  const first = lines.findIndex((line, index) => index > last && isDeviceLine(line));
  if (first < 0) return lines.length;
  return FULL_NAME.test(lines[first - 1]?.bare ?? '') && isBlank(lines[first - 2]) ? first - 1 : first;
}

function withoutTrailingMarks(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => !isBlank(line) && !isRuler(line));
  return lines.slice(0, last + 1);
}
