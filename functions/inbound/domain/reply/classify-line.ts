import { type Attribution, findAttribution } from './attribution.ts';
import { readDivider } from './divider.ts';
import { readHeaderBlock } from './header-block.ts';
import type { Line } from './lines.ts';

/** What a line is, as far as mail programs tell. */
export type LineClass =
  | { readonly kind: 'own' | 'quoted' }
  /** From `start` on another message stands, with its header. */
  | { readonly kind: 'message'; readonly start: number }
  /** The end of an attribution, whose lines above may have been taken for the writer's own. */
  | { readonly kind: 'attribution'; readonly attribution: Attribution };

const OWN: LineClass = { kind: 'own' };
const QUOTED: LineClass = { kind: 'quoted' };

export function classifyLine(lines: readonly Line[], index: number): LineClass {
  const line = lines[index];
  if (line === undefined || line.bare === '') return OWN;
  const divider = startsQuote(lines, index) ? readDivider(lines, index) : undefined;
  if (divider === 'forwarded') return { kind: 'message', start: index };
  if (line.isQuoted || isTailOfQuote(lines, index)) return QUOTED;
  if (divider === 'original') return { kind: 'message', start: index + 1 };
  if (readHeaderBlock(lines, index) !== undefined) return { kind: 'message', start: index };
  const attribution = findAttribution(lines, index);
  return attribution === undefined ? OWN : { kind: 'attribution', attribution };
}

/** Also true of lines without a mark. */
const startsQuote = (lines: readonly Line[], index: number): boolean =>
  lines[index]?.isQuoted !== true || lines[index - 1]?.isQuoted !== true;

/** Programs fill lines up to here. */
const FULL_LINE_CHARACTERS = 66;
const LONE_LINK = /^\(?<?https?:\/\/\S+[)>]*(?: >)?$/;
const ENDS_WITH_LINK = /https?:\/\/\S*$/;

/** The tail of a quoted line that a program wrapped without marking it again, with the quotation going on below. */
function isTailOfQuote(lines: readonly Line[], index: number): boolean {
  const above = lines[index - 1];
  const { bare } = lines[index] ?? { bare: '' };
  if (above?.isQuoted !== true || lines[index + 1]?.isQuoted !== true) return false;
  if (LONE_LINK.test(bare)) return true;
  const firstWord = bare.split(' ', 1)[0] ?? '';
  if (firstWord === bare && ENDS_WITH_LINK.test(above.bare)) return true;
  return above.text.length >= FULL_LINE_CHARACTERS && above.text.length + firstWord.length >= 76;
}
