import { isDashedAttribution, isGroupWiseAttribution } from './attribution.ts';
import { readHeaderBlock } from './header-block.ts';
import type { Line } from './lines.ts';
import { FORWARDED_MESSAGE, ORIGINAL_MESSAGE } from './vocabulary.ts';

const MAX_CHARACTERS = 120;
/** Forwarding by Apple Mail marks all lines, this one included. */
const DECORATION = /^[-_=*~>#\u2010-\u2015\s]+|[-_=*~<#\u2010-\u2015\s:：]+$/g;

export type Divider = 'original' | 'forwarded';

/** A line that says what follows: `-----Original Message-----`, `Begin forwarded message:`. */
export function readDivider(lines: readonly Line[], index: number): Divider | undefined {
  const line = lines[index];
  if (line === undefined || line.bare === '') return undefined;
  if (isDashedAttribution(line) || isGroupWiseAttribution(line)) return 'original';
  if (line.bare.length > MAX_CHARACTERS) return undefined;
  const divider = readPhrase(line.bare.replace(DECORATION, '').toLowerCase());
  return divider !== undefined && isMarkedAsDivider(lines, index) ? divider : undefined;
}

function readPhrase(phrase: string): Divider | undefined {
  if (FORWARDED_MESSAGE.has(phrase)) return 'forwarded';
  const isOriginal = ORIGINAL_MESSAGE.has(phrase) || phrase.startsWith('original message processed by ');
  return isOriginal ? 'original' : undefined;
}

/** People write of an "original message" as well: dashes make it a divider, a colon above a blank line, or the header below. */
function isMarkedAsDivider(lines: readonly Line[], index: number): boolean {
  const bare = lines[index]?.bare ?? '';
  if (/^[>*\s]*[-\u2010-\u2015]{2}|^##|^_{4}|processed by/.test(bare)) return true;
  if (/[:：]$/.test(bare) && isEmpty(lines[index + 1])) return true;
  return [1, 2].some((ahead) => readHeaderBlock(lines, index + ahead) !== undefined);
}

const isEmpty = (line: Line | undefined): boolean => /^[>＞\s]*$/.test(line?.bare ?? '');
