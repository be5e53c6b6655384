import { isBlank, type Line, nextWritten } from './lines.ts';
import { OPENINGS, UNSPACED_WROTE, WROTE } from './vocabulary.ts';

const MAX_LINES = 6;
const MAX_CHARACTERS = 400;
const MAX_OPENING_CHARACTERS = 40;
/** Programs leave a few blank lines above the quotation. */
const QUOTE_REACH = 6;

const CLOSED = /[:：][\s*]*$/;
const DASHED = /[^-\s] ?-{3,}$/;
const TIME = /\d\s?[:.h時时点點시]\s?\d\d/;
const YEAR = /(?:^|\D)(?:19|20)\d\d(?:\D|$)/;
const BRACKETED_ADDRESS = /(?:[<([]|&lt;)\s?(?:mailto:)?[^\s<>()[\]@]{1,64}@[^\s<>()[\]]{1,255}/;
const ADDRESS_AT_END = /@[^\s@]{1,255}\s?[:：][\s*]*$/;
const EAST_ASIAN_OPENING = /^[\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7AF]{0,3}\s?\d{4}[年년]/;
const BETWEEN_WORDS = /[\s:：,，、"'”“„»«()<>*[\]]+/;

/** `On 24 August 2026 at 07:30, Kith wrote:`, which stands above what it quotes. */
export interface Attribution {
  /** Its first line; its last one is where it was looked for. */
  readonly start: number;
  /** Words that share its first line. */
  readonly before: string;
  /** Whether lines marked with `>` follow: then only those are the quotation. */
  readonly isAboveMarkedQuote: boolean;
}

interface Evidence {
  readonly hasTime: boolean;
  readonly hasYear: boolean;
  readonly hasAt: boolean;
  readonly hasBracketedAddress: boolean;
  readonly endsWithAddress: boolean;
  readonly verb: 'last' | 'within' | 'none';
  readonly words: number;
  readonly opening: 'certain' | 'likely' | 'none';
}

/** The attribution whose last line is `end`, often wrapped: the nearest line above that begins one. */
export function findAttribution(lines: readonly Line[], end: number): Attribution | undefined {
  const last = lines[end]?.bare ?? '';
  if (last.length > MAX_CHARACTERS || !CLOSED.test(last)) return undefined;
  const isAboveMarkedQuote = nextWritten(lines, end + 1, QUOTE_REACH)?.isQuoted === true;
  let likely: Candidate | undefined;
  let text = '';
  for (let start = end; isPartOfAttribution(lines, start, end) && text.length <= MAX_CHARACTERS; start -= 1) {
    text = `${lines[start]?.bare} ${text}`;
    const evidence = readEvidence(text);
    if (!isAttribution(evidence, isAboveMarkedQuote)) continue;
    const attribution = { start, before: '', isAboveMarkedQuote };
    if (evidence.opening === 'certain') return attribution;
    if (likely === undefined || (likely.isPartial && evidence.hasTime && evidence.hasAt))
      likely = { attribution, isPartial: !evidence.hasAt || isCutInAddress(text) };
  }
  return findInsideLine(last, end, isAboveMarkedQuote) ?? likely?.attribution;
}

interface Candidate {
  readonly attribution: Attribution;
  /** More of it may stand above. */
  readonly isPartial: boolean;
}

const isCutInAddress = (text: string): boolean => {
  const close = text.search(/[>)]/);
  return close >= 0 && text.slice(0, close).search(/[<(]/) < 0;
};

function isPartOfAttribution(lines: readonly Line[], index: number, end: number): boolean {
  const line = lines[index];
  if (line === undefined || isBlank(line) || line.isQuoted || index <= end - MAX_LINES) return false;
  return line.bare.length <= MAX_CHARACTERS && (index === end || !CLOSED.test(line.bare));
}

/** `I am well. On 24 August 2026 at 07:30, Kith wrote:` */
function findInsideLine(line: string, start: number, isAboveMarkedQuote: boolean): Attribution | undefined {
  for (let space = line.indexOf(' '); space >= 0; space = line.indexOf(' ', space + 1)) {
    const opening = line.slice(space + 1, line.indexOf(' ', space + 1));
    if (opening.length < 2 || !OPENINGS.has(opening)) continue;
    const evidence = readEvidence(line.slice(space + 1));
    if (evidence.opening === 'certain' && isAttribution(evidence, isAboveMarkedQuote))
      return { start, before: line.slice(0, space), isAboveMarkedQuote };
  }
  return undefined;
}

function isAttribution(evidence: Evidence, isAboveMarkedQuote: boolean): boolean {
  const { hasTime, hasYear, hasAt, hasBracketedAddress, endsWithAddress, verb, words, opening } = evidence;
  const hasVerb = verb !== 'none';
  if (isAboveMarkedQuote && hasVerb && (hasTime || hasYear || hasAt || words <= 8)) return true;
  if (hasVerb && hasBracketedAddress) return true;
  if (opening === 'certain')
    return (hasTime && (hasVerb || hasAt)) || (hasVerb && hasAt) || (hasYear && verb === 'last');
  return hasTime && hasAt && (endsWithAddress || hasBracketedAddress) && opening === 'likely';
}

function readEvidence(text: string): Evidence {
  const words = text.split(BETWEEN_WORDS).filter(Boolean);
  return {
    hasTime: TIME.test(text),
    hasYear: YEAR.test(text),
    hasAt: text.includes('@'),
    hasBracketedAddress: BRACKETED_ADDRESS.test(text),
    endsWithAddress: ADDRESS_AT_END.test(text),
    verb: readVerb(text, words),
    words: words.length,
    opening: readOpening(text, words),
  };
}

function readVerb(text: string, words: readonly string[]): Evidence['verb'] {
  const place = words.findLastIndex((word) => WROTE.has(word.toLowerCase()));
  if (place >= 0) return place === words.length - 1 ? 'last' : 'within';
  return UNSPACED_WROTE.some((verb) => text.includes(verb)) ? 'last' : 'none';
}

function readOpening(text: string, words: readonly string[]): Evidence['opening'] {
  if (EAST_ASIAN_OPENING.test(text)) return 'certain';
  const hasEarlyDigit = /\d/.test(text.slice(0, MAX_OPENING_CHARACTERS));
  if (hasEarlyDigit && OPENINGS.has(words[0] ?? '')) return 'certain';
  if (/^\d/.test(text) && TIME.test(text) && (YEAR.test(text) || text.includes('@'))) return 'certain';
  return words.slice(0, 4).some((word) => /\d/.test(word)) ? 'likely' : 'none';
}

/** Zoho's `---- On Mon, 24 Aug 2026 07:30:00 +0100 Kith <kith@kith.example> wrote ----`, Samsung's `---- Kith wrote ----`. */
export function isDashedAttribution({ bare }: Line): boolean {
  if (!bare.startsWith('----') || bare.length > MAX_CHARACTERS || !DASHED.test(bare)) return false;
  const { hasBracketedAddress, verb } = readEvidence(bare.replace(/^-+|-+$/g, ''));
  return hasBracketedAddress || verb === 'last';
}
