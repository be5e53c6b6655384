import { type Below, type Evidence, isAttribution, readEvidence } from './attribution-evidence.ts';
import { isBlank, type Line, nextWritten } from './lines.ts';
import { OPENINGS } from './vocabulary.ts';

const MAX_LINES = 6;
const MAX_CHARACTERS = 400;
/** Programs leave a few blank lines above the quotation. */
const QUOTE_REACH = 6;

const CLOSED = /[:：][\s*]*$/;
const DASHED = /[^-\s] ?-{3,}$/;

/** `On 24 August 2026 at 07:30, Kith wrote:`, which stands above what it quotes. */
export interface Attribution {
  /** Its first line; its last one is where it was looked for. */
  readonly start: number;
  /** Words that share its first line. */
  readonly before: string;
  /** Whether lines marked with `>` follow: then only those are the quotation. */
  readonly isAboveMarkedQuote: boolean;
}

/** The attribution whose last line is `end`; it is often wrapped. */
export function findAttribution(lines: readonly Line[], end: number): Attribution | undefined {
  const last = lines[end]?.bare ?? '';
  if (last.length > MAX_CHARACTERS || !CLOSED.test(last)) return undefined;
  const below = readBelow(lines, end);
  const candidates = readCandidates(lines, end);
  const nearest = candidates.findIndex(({ evidence }) => isAttribution(evidence, below));
  if (nearest < 0) return findInsideLine(last, end, below);
  const start = end - findFirstLine(candidates, nearest);
  if (start === end && candidates[0]?.evidence.opening !== 'word') {
    const inside = findInsideLine(last, end, below);
    if (inside !== undefined) return inside;
  }
  return { start, before: '', isAboveMarkedQuote: below === 'marked quote' };
}

function readBelow(lines: readonly Line[], end: number): Below {
  if (nextWritten(lines, end + 1, QUOTE_REACH)?.isQuoted === true) return 'marked quote';
  return isBlank(lines[end + 1]) ? 'blank line' : 'words';
}

/** A line above the end, and all from there to the end. */
interface Candidate {
  readonly line: string;
  readonly text: string;
  readonly evidence: Evidence;
}

function readCandidates(lines: readonly Line[], end: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let text = '';
  for (let index = end; isPartOfAttribution(lines, index, end); index -= 1) {
    const line = lines[index]?.bare ?? '';
    text = `${line} ${text}`;
    if (text.length > MAX_CHARACTERS) break;
    candidates.push({ line, text, evidence: readEvidence(text) });
  }
  return candidates;
}

function isPartOfAttribution(lines: readonly Line[], index: number, end: number): boolean {
  const line = lines[index];
  if (line === undefined || isBlank(line) || line.isQuoted || index <= end - MAX_LINES) return false;
  return line.bare.length <= MAX_CHARACTERS && (index === end || !CLOSED.test(line.bare));
}

/** From the nearest line that may begin the attribution, upwards, as long as what stands above must belong to it. */
function findFirstLine(candidates: readonly Candidate[], nearest: number): number {
  let first = nearest;
  for (const [index, candidate] of candidates.entries()) {
    if (index < nearest) continue;
    if (index > nearest && endsSentence(candidate.line)) break;
    const { opening, hasYear } = candidate.evidence;
    if (opening === 'word' && hasYear) return index;
    const below = candidates[first];
    if (below !== undefined && (opening === 'word' || completes(candidate, below))) first = index;
  }
  return first;
}

/** Whether the line adds to the words below it what an attribution has. */
function completes({ line, evidence }: Candidate, { text, evidence: below }: Candidate): boolean {
  if (evidence === below || below.opening === 'word') return false;
  if (/^[<([]/.test(text) || isCutInAddress(text)) return true;
  if (!below.hasAt) return evidence.hasBracketedAddress || (evidence.hasAt && evidence.hasTime);
  if (below.hasYear && below.hasTime) return false;
  const own = readEvidence(line);
  const isWholeDate = own.hasYear && own.hasTime && own.opening !== 'none';
  const isContinuation = /^[\d\p{Ll}\p{Lo}]/u.test(text);
  return isWholeDate || (isContinuation && (own.hasYear || own.hasTime));
}

function isCutInAddress(text: string): boolean {
  const close = text.search(/[>)]/);
  return close >= 0 && text.slice(0, close).search(/[<(]/) < 0;
}

/** `El dl., 24 d’ag.` ends with an abbreviation. */
const endsSentence = (line: string): boolean => /(?:[!?…]|\p{L}{5}\.)$/u.test(line);

/** `I am well. On 24 August 2026 at 07:30, Kith wrote:` */
function findInsideLine(line: string, start: number, below: Below): Attribution | undefined {
  for (let space = line.indexOf(' '); space >= 0; space = line.indexOf(' ', space + 1)) {
    const opening = line.slice(space + 1, line.indexOf(' ', space + 1));
    if (opening.length < 2 || !OPENINGS.has(opening)) continue;
    const evidence = readEvidence(line.slice(space + 1));
    if (evidence.opening === 'word' && isAttribution(evidence, below))
      return { start, before: line.slice(0, space), isAboveMarkedQuote: below === 'marked quote' };
  }
  return undefined;
}

/** Zoho's `---- On Mon, 24 Aug 2026 07:30:00 +0100 Kith <kith@kith.example> wrote ----`, Samsung's `---- Kith wrote ----`. */
export function isDashedAttribution({ bare }: Line): boolean {
  if (!bare.startsWith('----') || bare.length > MAX_CHARACTERS || !DASHED.test(bare)) return false;
  const { hasBracketedAddress, verb } = readEvidence(bare.replace(/^-+|-+$/g, ''));
  return hasBracketedAddress || verb === 'last';
}

/** GroupWise's `>>> Kith <kith@kith.example> 24/08/2026 07:30 >>>`. */
export function isGroupWiseAttribution({ bare }: Line): boolean {
  if (!bare.startsWith('>>> ') || !bare.endsWith(' >>>') || bare.length > MAX_CHARACTERS) return false;
  const { hasTime, hasYear, hasAt } = readEvidence(bare.slice(4, -4));
  return hasTime && (hasYear || hasAt);
}
