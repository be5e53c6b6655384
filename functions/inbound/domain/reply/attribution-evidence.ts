import { OPENINGS, UNSPACED_WROTE, WROTE } from './vocabulary.ts';

const MAX_OPENING_CHARACTERS = 40;
/** Of a name, an address and a verb. */
const MAX_WORDS_OF_SENDER = 6;

const TIME = /\d\s?[:.h時时시点點]\s?\d\d/;
const YEAR = /(?:^|\D)(?:19|20)\d\d(?:\D|$)/;
/** `8/24/26`, `24.08.26`, `26-08-24`. */
const NUMERIC_DATE = /\d{1,2}([./-])\s?\d{1,2}\1\s?\d\d/;
const BRACKETED_ADDRESS = /(?:[<([]|&lt;)\s?(?:mailto:)?[^\s<>()[\]@]{1,64}@[^\s<>()[\]]{1,255}/;
const ADDRESS_AT_END = /@[^\s@]{1,255}\s?[:：][\s*]*$/;
const EAST_ASIAN_DATE = /^[\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7AF]{0,3}\s?\d{4}[年년]/;
/** Horde: `Quoting Kith <kith@kith.example>:` */
const CITATION = /^(?:quoting|zitat von) /i;
const BETWEEN_WORDS = /[\s:：,，、"'”“„»«()<>*[\]]+/;

/** What stands below an attribution. */
export type Below = 'marked quote' | 'blank line' | 'words';

/** What in some words, at most a few lines, speaks for an attribution. */
export interface Evidence {
  readonly hasTime: boolean;
  readonly hasYear: boolean;
  /** A year, or a day that is written in numbers. */
  readonly hasDate: boolean;
  /** A year and a number beside it. */
  readonly hasDay: boolean;
  readonly hasAt: boolean;
  readonly hasBracketedAddress: boolean;
  readonly endsWithAddress: boolean;
  readonly verb: 'last' | 'within' | 'none';
  readonly words: number;
  /** `word`: `On 24 August …`; `date`: `24.08.2026, 07:30 …`; `likely`: a number comes early. */
  readonly opening: 'word' | 'date' | 'likely' | 'none';
}

export function readEvidence(text: string): Evidence {
  const words = text.split(BETWEEN_WORDS).filter(Boolean);
  const hasYear = YEAR.test(text);
  return {
    hasTime: TIME.test(text),
    hasYear,
    hasDate: hasYear || NUMERIC_DATE.test(text),
    hasDay: hasYear && /\d\D.*\d/.test(text),
    hasAt: text.includes('@'),
    hasBracketedAddress: BRACKETED_ADDRESS.test(text),
    endsWithAddress: ADDRESS_AT_END.test(text),
    verb: CITATION.test(text) && BRACKETED_ADDRESS.test(text) ? 'within' : readVerb(text, words),
    words: words.length,
    opening: readOpening(text, words),
  };
}

/**
 * Whether all the words are an attribution. What stands below an unmarked one is cut, and people write "On Monday at 10:30 she
 * wrote:" as well: programs add the year or an address.
 */
export function isAttribution(evidence: Evidence, below: Below): boolean {
  const { hasTime, hasYear, hasAt, hasBracketedAddress, endsWithAddress, verb, words, opening } = evidence;
  const hasVerb = verb !== 'none';
  if (below === 'marked quote' && hasVerb && (hasTime || hasYear || hasAt || words <= 8)) return true;
  // `Kith <kith@kith.example> wrote:`, not "I have this from Ruth <ruth@adler.example>, who wrote:".
  if (hasVerb && hasBracketedAddress) return hasTime || evidence.hasDate || words <= MAX_WORDS_OF_SENDER;
  if (opening === 'word' || opening === 'date') return isOpenedAttribution(evidence, below);
  // Nor is a day of one's own: `Mon 10:30 Ruth (ruth@adler.example):`.
  return hasYear && hasTime && hasAt && (endsWithAddress || hasBracketedAddress) && opening === 'likely';
}

function isOpenedAttribution({ hasTime, hasDate, hasDay, hasAt, verb }: Evidence, below: Below): boolean {
  if (hasAt) return hasTime || verb !== 'none';
  if (hasTime) return hasDate && verb !== 'none';
  return hasDay && verb === 'last' && below === 'blank line';
}

function readVerb(text: string, words: readonly string[]): Evidence['verb'] {
  const place = words.findLastIndex((word) => WROTE.has(word.toLowerCase()));
  if (place >= 0) return place === words.length - 1 ? 'last' : 'within';
  return UNSPACED_WROTE.some((verb) => text.includes(verb)) ? 'last' : 'none';
}

function readOpening(text: string, words: readonly string[]): Evidence['opening'] {
  if (OPENINGS.has(words[0] ?? '') && /\d/.test(text.slice(0, MAX_OPENING_CHARACTERS))) return 'word';
  if (EAST_ASIAN_DATE.test(text)) return 'date';
  if (/^\d/.test(text) && TIME.test(text) && (YEAR.test(text) || text.includes('@'))) return 'date';
  return words.slice(0, 4).some((word) => /\d/.test(word)) ? 'likely' : 'none';
}
