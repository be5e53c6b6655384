import { oneLine } from '../../../emails/plain-text.ts';
import type { Interaction } from '../../circle/domain/interaction.ts';
import { sayWhenPast } from './when-past.ts';
import type { DraftMaterial } from './write-draft.ts';

const MIN_WORDS = 4;
const MAX_CHARACTERS = 100;
/** Questions want an answer of the owner's own; links, addresses and quotations read oddly when they are quoted. */
const UNQUOTABLE = /[?@“”"<>]|https?:|www\./;
/** Something under way or ahead, of which one may ask how it goes: “We are moving to Lisbon.”, not “It was lovely.” */
const PLAN =
  /^(?:i|we|my|our)\b.*\b(?:going to|about to|begun|began|start(?:s|ed|ing)?|moving|planning|hoping|working on|learning|training|writing|building|renovating|looking for|thinking of|taking up|expecting)\b/i;

/**
 * `You wrote in July: “We are off to Lisbon in October.” How is that going?`, the first plan in their newest letter. Only their own words: never those of somebody who may be somebody else.
 */
export function quoteTheirWords({
  interactions,
  now,
  timeZone,
}: Pick<DraftMaterial, 'interactions' | 'now' | 'timeZone'>): string | undefined {
  const letter = interactions.find(isTheirLetter);
  const when = letter && sayWhenPast(letter.occurredAt, now, timeZone);
  const said = letter && splitSentences(letter.text).find(isQuotablePlan);
  return when && said && `You wrote ${when}: “${said}” How is that going?`;
}

const isTheirLetter = ({ direction, kind, source }: Interaction): boolean =>
  direction === 'inbound' && (kind === 'reply' || kind === 'mail') && source.by !== 'unproven-reply';

const splitSentences = (text: string): readonly string[] =>
  (text.slice(0, 2000).match(/[^.!?\n]+[.!?\n]/g) ?? []).map(oneLine);

function isQuotablePlan(sentence: string): boolean {
  return (
    /[.!]$/.test(sentence) &&
    sentence.length <= MAX_CHARACTERS &&
    sentence.split(' ').length >= MIN_WORDS &&
    !UNQUOTABLE.test(sentence) &&
    PLAN.test(sentence)
  );
}
