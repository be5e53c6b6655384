/** Marks that turn the direction of writing (UAX #9), and characters without width; the joiners of emoji and Persian stay. */
const UNSEEN_MARKS = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Line breaks of any kind, control characters, and spaces of any width. */
const GAPS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

const LINE_BREAKS = /[\r\n\v\f\u0085\u2028\u2029]+/;

/**
 * On one line, composed (NFC), without control characters and without the marks that turn the direction of writing: what a
 * name must be before it stands in a header, a page or a terminal. Cleaning it twice changes nothing; callers cap the length.
 */
export function cleanLine(text: string): string {
  return text.toWellFormed().replace(UNSEEN_MARKS, '').replace(GAPS, ' ').normalize('NFC').trim();
}

/** But for tabs, which are spaces. */
const CONTROL = /[^\t\P{Cc}]|[\p{Zl}\p{Zp}]/u;

/** Whether a line holds line breaks or control characters within: what smuggles a header, or comes of a broken file. */
export const holdsControl = (line: string): boolean => CONTROL.test(line) && CONTROL.test(line.trim());

/** Whether cleaning a line takes out more of it than spaces: also marks that nobody sees. */
export const holdsUnseen = (line: string): boolean =>
  holdsControl(line) || line.replace(UNSEEN_MARKS, '') !== line;

export const splitLines = (text: string): readonly string[] => text.split(LINE_BREAKS);

/** One clean line for each line of the text; empty ones are left out. */
export function cleanLines(text: string): readonly string[] {
  return splitLines(text).map(cleanLine).filter(Boolean);
}
