import { type Attribution, findAttribution } from './attribution.ts';
import { readDivider } from './divider.ts';
import { readHeaderBlock } from './header-block.ts';
import type { Line } from './lines.ts';

/** What a line is, as far as mail programs tell. */
export type LineClass =
  | { readonly kind: 'own' | 'quoted' }
  /** From here on another message stands, with its header. */
  | { readonly kind: 'message'; readonly isForward: boolean }
  /** The end of an attribution, whose lines above may have been taken for the writer's own. */
  | { readonly kind: 'attribution'; readonly attribution: Attribution };

const OWN: LineClass = { kind: 'own' };
const QUOTED: LineClass = { kind: 'quoted' };

export function classifyLine(lines: readonly Line[], index: number): LineClass {
  const line = lines[index];
  if (line === undefined || line.bare === '') return OWN;
  if (line.isQuoted || isTailOfQuote(lines, index)) return QUOTED;
  const divider = readDivider(lines, index);
  if (divider !== undefined || readHeaderBlock(lines, index) !== undefined)
    return { kind: 'message', isForward: divider === 'forwarded' };
  const attribution = findAttribution(lines, index);
  return attribution === undefined ? OWN : { kind: 'attribution', attribution };
}

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
