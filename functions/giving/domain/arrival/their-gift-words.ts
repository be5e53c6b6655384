import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Gift } from '../../../circle/domain/gift.ts';

/** Later thanks are for something else. */
const HEARD_WITHIN_DAYS = 60;
const LONGEST_WORDS = 300;
const LONGEST_SEARCHED = 5000;
const SHORTEST_NOUN = 4;

const THANKS = /\b(?:thanks|thank you|thankyou|grateful|so kind|so thoughtful|so generous|touched)\b/iu;
const GIFT_WORD = /\b(?:gifts?|presents?|parcel|package|surprise|delivery|box|bouquet|hamper)\b/iu;
const CAME =
  /\b(?:arrived|received|turned up|was delivered|came (?:today|yesterday|this morning|in the post))\b/iu;
/** What came without a word of what it is: `It arrived!`, not `We arrived in Oslo`. */
const IT_CAME =
  /\b(?:it|they|that|your \p{L}+) (?:has |have |just |both |all )*(?:arrived|came (?:today|yesterday|this morning|in the post))\b|\breceived (?:it|them|your)\b/iu;
const LETTER =
  /\b(?:e-?mails?|mails?|messages?|letters?|notes?|replies|reply|invitation|invoice|documents?|file|deck|draft)\b/iu;
/** Words of many a gift that are words of many a mail, too. */
const COMMON = new Set(
  (
    'about after again also birthday bought card chosen christmas daughter each every family first from gave gift given good hand home husband ' +
    'just last like little made make mother father nice ordered over present really sent shop small some something special that their ' +
    'them they things this time today very week wife with work year years your child children kids together help evening weekend'
  ).split(' '),
);

export interface TheirReply {
  /** What they wrote, and nothing of what they answer. */
  readonly text: string;
  /** Owner-local. */
  readonly on: Temporal.PlainDate;
  /** Of the entry that keeps it. */
  readonly interactionId: string;
}

/**
 * The contact with what a reply of theirs says of a gift kept on that gift; the contact itself where it says nothing of one, or
 * it is not clear of which. A sentence speaks of a gift that names it (`the boots fit`), or, where just one gift is on its way,
 * that gives thanks for a parcel or says that it came. Thanks alone are for the letter that they answer.
 */
export function keepTheirWords(contact: Contact, reply: TheirReply): Contact {
  const sentences = sentencesOf(reply.text);
  const open = contact.gifts.filter((gift) => isWaited(gift, reply.on));
  if (open.length === 0 || contact.gifts.some(({ words }) => words?.interactionId === reply.interactionId))
    return contact;
  const named = open
    .map((gift) => ({ gift, said: sentences.filter((sentence) => names(gift, sentence)) }))
    .filter(({ said }) => said.length > 0);
  const [only, ...others] =
    named.length > 0
      ? named
      : open
          .map((gift) => ({ gift, said: sentences.filter(speaksOfParcel) }))
          .filter(({ said }) => said.length > 0);
  if (only === undefined || others.length > 0) return contact;
  const text = shorten(only.said.join(' '));
  const words = { text, interactionId: reply.interactionId };
  return {
    ...contact,
    gifts: contact.gifts.map((gift) => (gift.giftId === only.gift.giftId ? { ...gift, words } : gift)),
  };
}

const sentencesOf = (text: string): readonly string[] =>
  text
    .slice(0, LONGEST_SEARCHED)
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

function isWaited({ stage, on, words }: Gift, day: Temporal.PlainDate): boolean {
  if (stage !== 'sent' || on === undefined || words !== undefined) return false;
  const { days } = Temporal.PlainDate.from(on).until(day);
  return days >= 0 && days <= HEARD_WITHIN_DAYS;
}

/** By one of the gift’s own nouns, in the singular or the plural. */
function names({ text }: Gift, sentence: string): boolean {
  const told = new Set(wordsOf(sentence));
  return wordsOf(text).some((word) => word.length >= SHORTEST_NOUN && !COMMON.has(word) && told.has(word));
}

const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) => word.replace(/(?<=\p{L}{3})(?:es|s)$/u, ''));

const speaksOfParcel = (sentence: string): boolean =>
  (!LETTER.test(sentence) && IT_CAME.test(sentence)) ||
  (GIFT_WORD.test(sentence) && (THANKS.test(sentence) || CAME.test(sentence)));

const shorten = (text: string): string =>
  text.length <= LONGEST_WORDS ? text : `${text.slice(0, LONGEST_WORDS - 1).toWellFormed()}…`;
