import { isAttribution, readEvidence } from '../domain/reply/attribution-evidence.ts';
import type { TextLine } from './mail-text-writer.ts';

const MAX_ATTRIBUTION_CHARACTERS = 400;

export interface MarkedText {
  /** Plain text, with `>` before what is quoted. */
  readonly text: string;
  /** It stood whole inside plain `<blockquote>`, somebody's introduction with it: nothing tells whose words are whose. */
  readonly isDoubtful: boolean;
}

/**
 * The last `<blockquote>` is the quotation; those above it are what the writer indented, or answered line by line: then the first
 * stands under an attribution.
 */
export function markQuotations(lines: readonly TextLine[]): MarkedText {
  const last = lines.findLast(({ quotation }) => typeof quotation === 'object')?.quotation;
  const lastBlockquote = typeof last === 'object' ? last.blockquote : 0;
  const firstQuoted = isFirstAttributed(lines) ? 1 : lastBlockquote;
  const quotesAll = lines.every((line) => line.text.trim() === '' || isQuoted(line, firstQuoted));
  if (quotesAll && isOwnIndentation(lines)) {
    return { text: lines.map(({ text }) => text).join('\n'), isDoubtful: lines.some(isIntroduction) };
  }
  const marked = lines.map((line) => (isQuoted(line, firstQuoted) ? `> ${line.text}`.trimEnd() : line.text));
  return { text: marked.join('\n'), isDoubtful: false };
}

/** `On 24 Aug 2026, at 07:30, Kith wrote:`, which is not `At 10:30 Leo said:`. */
function isFirstAttributed(lines: readonly TextLine[]): boolean {
  const start = lines.findIndex(({ quotation }) => typeof quotation === 'object');
  const above = lines.slice(0, Math.max(0, start)).findLast(({ text }) => text.trim() !== '');
  if (above === undefined || above.text.length > MAX_ATTRIBUTION_CHARACTERS) return false;
  return isIntroduction(above) && isAttribution(readEvidence(above.text), 'words');
}

/** A whole mail that is marked as a quotation, of nobody, is what its writer wrote; so is one that they indented. */
function isOwnIndentation(lines: readonly TextLine[]): boolean {
  const first = lines.find(({ text }) => text.trim() !== '');
  if (first === undefined || !lines.some(isIntroduction)) return true;
  return lines.every(({ quotation }) => quotation !== 'marked') && !isIntroduction(first);
}

/** `On Monday, Ruth wrote:` */
const isIntroduction = ({ text }: TextLine): boolean => /[:：]\s*$/.test(text);

const isQuoted = ({ quotation }: TextLine, firstQuoted: number): boolean =>
  typeof quotation === 'object' ? quotation.blockquote >= firstQuoted : quotation === 'marked';
