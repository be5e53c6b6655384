import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Interaction } from '../../../circle/domain/interaction.ts';
import { sayWhenPast } from '../../../circle/domain/say-when-past.ts';
import { isPrivate } from '../../../circle/domain/tact.ts';
import { isTheirLetter, splitSentences } from '../../../circle/domain/their-words.ts';
import { readSentence, type SentenceKind } from './read-sentence.ts';

/** Something that only this person has, and that they told the owner themselves. */
export interface ToldFact {
  readonly kind: SentenceKind | 'interest';
  /** Their sentence, word for word; of an interest, its name. */
  readonly said: string;
  /** `in July`. */
  readonly when: string;
}

export interface ToldSource {
  readonly contact: Pick<Contact, 'interests'>;
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly timeZone: string;
}

/** Longer ones are no hobbies, and would not read as typed by hand. */
const MAX_INTEREST_CHARACTERS = 60;

/**
 * What a letter may speak of, best first: sentences of their own letters, newest letter first, then interests that those
 * letters name. What the owner noted, or learned elsewhere, is not among them, since nothing shows that they told it.
 */
export function findToldFacts(source: ToldSource): readonly ToldFact[] {
  const letters = source.interactions.filter(isTheirLetter);
  const sentences = letters.flatMap((letter) => factsOfLetter(letter, source));
  return [
    ...sentences,
    ...source.contact.interests.flatMap((interest) => toldInterest(interest, letters, source)),
  ];
}

function factsOfLetter(letter: Interaction, { now, timeZone }: ToldSource): readonly ToldFact[] {
  const when = sayWhenPast(letter.occurredAt, now, timeZone);
  if (when === undefined) return [];
  return splitSentences(letter.text).flatMap((said) => {
    const kind = readSentence(said, { writtenAt: letter.occurredAt, now, timeZone });
    return kind === undefined ? [] : [{ kind, said, when }];
  });
}

function toldInterest(
  interest: string,
  letters: readonly Interaction[],
  { now, timeZone }: ToldSource,
): readonly ToldFact[] {
  if (interest.length > MAX_INTEREST_CHARACTERS || isPrivate(interest)) return [];
  const letter = letters.find(({ text }) => names(text, interest));
  const when = letter && sayWhenPast(letter.occurredAt, now, timeZone);
  return when === undefined ? [] : [{ kind: 'interest', said: interest, when }];
}

const names = (text: string, interest: string): boolean => ` ${bare(text)} `.includes(` ${bare(interest)} `);

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
