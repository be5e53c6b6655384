import { isBlank, type Line } from './lines.ts';
import { goesOnInLowerCase, isSentence } from './prose.ts';
import { SIGN_OFFS } from './vocabulary.ts';

const MAX_LINES = 12;
const MAX_LINE_CHARACTERS = 90;

const CONTACT_DETAIL = /\S@\S|https?:\/\/|\bwww\.|(?:^|\D)\+?\(?\d[\d\s()./-]{6,20}\d(?:\D|$)|mailing list/i;
const LINK = /https?:\/\/|\bwww\./i;
const NAME = /^[\p{L}\p{M}.’'-]{1,30}(?: [\p{L}\p{M}.’'-]{1,30}){0,3}$/u;

/**
 * The last lines, when they say how to reach somebody: below `Best regards`, or as a paragraph under a name, with a link. People
 * note the address and telephone of a friend, too: those are kept, and what a sentence announces: "This is her new address:".
 */
export function startsContactBlock(lines: readonly Line[], index: number): boolean {
  if (lines.length - index > 2 * MAX_LINES) return false;
  const first = lines[index]?.bare.toLowerCase().replace(/^\*+|[*,.!:;]+$/g, '') ?? '';
  if (first.length > MAX_LINE_CHARACTERS || (!SIGN_OFFS.has(first) && !NAME.test(first))) return false;
  const below = lines.slice(index + 1).filter((line) => !isBlank(line));
  if (below.length > MAX_LINES || !areContactLines(below) || goesOn(below)) return false;
  return SIGN_OFFS.has(first) || isParagraphOfDetails(lines, index);
}

/** Under a signature's first line comes a name, not the rest of a sentence, nor another one. */
const goesOn = ([first]: readonly Line[]): boolean =>
  first !== undefined && (isSentence(first.bare) || goesOnInLowerCase(first.bare));

/** Short lines, with an address, a number or a link among them; one may be a motto. */
export const areContactLines = (lines: readonly Line[]): boolean =>
  lines.some(({ bare }) => CONTACT_DETAIL.test(bare)) &&
  lines.filter(({ bare }) => bare.length > MAX_LINE_CHARACTERS).length <= 1;

function isParagraphOfDetails(lines: readonly Line[], index: number): boolean {
  if (!isBlank(lines[index - 1]) || lines.slice(index).some(isBlank)) return false;
  const above = lines.slice(0, index).findLast((line) => !isBlank(line));
  const details = lines.slice(index + 1).filter(({ bare }) => CONTACT_DETAIL.test(bare));
  return details.length >= 2 && details.some(({ bare }) => LINK.test(bare)) && !above?.bare.endsWith(':');
}
