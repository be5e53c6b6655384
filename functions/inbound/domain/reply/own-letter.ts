import { classifyLine } from './classify-line.ts';
import { isDeviceLine } from './device-line.ts';
import { readHeaderBlock } from './header-block.ts';
import { isBlank, isRuler, type Line, splitLines } from './lines.ts';

/** RFC 3676, 4.3; some programs drop the space at its end. */
const SIGNATURE = /\n-- \n|\n\n--\n/;
/** Where a picture stood in the mail's own look. */
const PICTURE = /^\[(?:cid|image|inline image): ?[^\]\n]{0,200}\]$/gim;
/** Outlook writes `words<https://a.example>` for a link, and an address that it made a link twice. */
const DOUBLED = /((?:https?:\/\/|mailto:)?[^\s<>()[\]]+)<((?:https?:\/\/|mailto:)[^\s<>]+)>/g;

/**
 * A letter that somebody sends as a mail, to be read as it stands: without the mail that it answers, the head of the one in which
 * it was forwarded, a signature, what a telephone adds, and the double addresses of Outlook. Quotations, dividers and a farewell of
 * its own stay.
 */
export function readOwnLetter(body: string): string {
  const unsigned = cut(body, body.search(SIGNATURE));
  const lines = splitLines(unsigned);
  const { from, to } = ownRange(lines);
  const last = lines.slice(0, to).findLastIndex((line) => !isBlank(line) && !isDeviceLine(line));
  // As they were written: two spaces at the end of a line break it.
  const written = unsigned.split(/\r\n|\r|\n/).slice(from, last + 1);
  return written
    .join('\n')
    .replace(PICTURE, '')
    .replace(DOUBLED, (_, words: string, url: string) =>
      bare(words) === bare(url) ? words : `${words} <${url}>`,
    );
}

const cut = (text: string, end: number): string => (end < 0 ? text : text.slice(0, end));

const bare = (address: string): string => address.replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, '');

interface Range {
  readonly from: number;
  readonly to: number;
}

function ownRange(lines: readonly Line[]): Range {
  for (let index = 0; index < lines.length; index += 1) {
    const found = classifyLine(lines, index);
    if (found.kind === 'message') {
      const above = lines.slice(0, index);
      if (above.every(isBlank)) return belowHeader(lines, found.start);
      return { from: 0, to: above.findLastIndex((line) => !isBlank(line) && !isRuler(line)) + 1 };
    }
    if (found.kind === 'attribution') {
      const { start, isAboveMarkedQuote } = found.attribution;
      const isLast = lines.slice(index + 1).every((line) => isBlank(line) || line.isQuoted);
      const hasWordsAbove = !lines.slice(0, start).every(isBlank);
      if (hasWordsAbove && (isLast || !isAboveMarkedQuote)) return { from: 0, to: start };
    }
  }
  return { from: 0, to: lines.length };
}

/** Of a mail that was forwarded as it is. */
function belowHeader(lines: readonly Line[], start: number): Range {
  for (let index = start; index < Math.min(lines.length, start + 4); index += 1) {
    const header = readHeaderBlock(lines, index);
    if (header !== undefined) return { from: header.end, to: lines.length };
  }
  return { from: 0, to: lines.length };
}
