import type { Temporal } from 'temporal-polyfill';
import type { Interaction } from './interaction.ts';
import { sayWhenPast } from './say-when-past.ts';
import { isSafeTopic } from './tact.ts';
import { courseOfUndated } from './undated-plan.ts';

const MIN_WORDS = 4;
const MAX_CHARACTERS = 100;
/** Questions want an answer of the owner's own; links, addresses and quotations read oddly when they are quoted. */
const UNQUOTABLE = /[?@“”"<>]|https?:|www\./;
/** Something under way or ahead, of which one may ask how it goes: “We are moving to Lisbon.”, not “It was lovely.” */
const PLAN =
  /^(?:i|we)\b.*\b(?:going to|going on|off to|flying to|about to|begun|began|start(?:ed|ing)?|moving|planning|hoping|working on|learning|training|writing|building|renovating|launching|looking for|thinking of|taking up)\b/i;
/** Of a family, only that a child starts somewhere. */
const SCHOOL_START =
  /^(?:my|our) (?:son|daughter|children|kids|boys?|girls?|twins|eldest|youngest)\b.*\bstart(?:s|ing)?\b.*\b(?:school|nursery|university)\b/i;

interface TheirLetters {
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly timeZone: string;
}

const ASK = { 'under-way': 'How is that going?', 'long-ago': 'What has become of that?', faded: undefined };

/**
 * `You wrote in July: “We are off to Lisbon in October.” How is that going?`, the first plan in their newest letter, about a
 * topic that is safe with anybody, until it is too long ago. Only their own words: never those of somebody who may be somebody else.
 */
export function quoteTheirWords({ interactions, now, timeZone }: TheirLetters): string | undefined {
  const letter = interactions.find(isTheirLetter);
  const when = letter && sayWhenPast(letter.occurredAt, now, timeZone);
  const said = letter && splitSentences(letter.text).find(isQuotablePlan);
  const ask = letter && ASK[courseOfUndated(letter.occurredAt, now, timeZone)];
  return when && said && ask && `You wrote ${when}: “${said}” ${ask}`;
}

/** Whether a contact wrote it, of whom it is sure that they did. */
export const isTheirLetter = ({ direction, kind, source }: Interaction): boolean =>
  direction === 'inbound' && (kind === 'reply' || kind === 'mail') && source.by !== 'unproven-reply';

/** The whole sentences of a letter’s beginning, each with its full stop. */
export const splitSentences = (text: string): readonly string[] =>
  (text.slice(0, 2000).match(/[^.!?\n]+[.!?\n]/g) ?? []).map((sentence) =>
    sentence.replace(/\s+/g, ' ').trim(),
  );

/** Whether a sentence may stand in quotation marks in a letter to whoever wrote it; of its topic it says nothing. */
export const isQuotable = (sentence: string): boolean =>
  /[.!]$/.test(sentence) &&
  sentence.length <= MAX_CHARACTERS &&
  sentence.split(' ').length >= MIN_WORDS &&
  !UNQUOTABLE.test(sentence);

/** Whether it tells of something under way or ahead, about a topic that is safe with anybody. */
export const isQuotablePlan = (sentence: string): boolean =>
  isQuotable(sentence) && (PLAN.test(sentence) || SCHOOL_START.test(sentence)) && isSafeTopic(sentence);
