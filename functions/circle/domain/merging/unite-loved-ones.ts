import type { LovedOne } from '../loved-one.ts';
import type { Occasion } from '../occasion.ts';
import { alsoLine, writtenDate } from './also-line.ts';
import { unite, uniteWords } from './unite.ts';

/** Loved ones of two contacts who turn out to be one: who has the same name and relation is one, too. */
export function uniteLovedOnes(kept: readonly LovedOne[], absorbed: readonly LovedOne[]): LovedOne[] {
  return absorbed.reduce<LovedOne[]>(withLovedOne, [...kept]);
}

function withLovedOne(known: readonly LovedOne[], other: LovedOne): LovedOne[] {
  if (!known.some((lovedOne) => isOne(lovedOne, other))) return [...known, other];
  return known.map((lovedOne) => (isOne(lovedOne, other) ? uniteLovedOne(lovedOne, other) : lovedOne));
}

/** Birthdays of one day are one, with the year if either knows it. Whoever has two keeps the first's. */
export function uniteOccasions(kept: readonly Occasion[], absorbed: readonly Occasion[]): Occasion[] {
  const united = kept.map((occasion) => {
    const other = absorbed.find((one) => isOneDay(one, occasion));
    return occasion.date.year === undefined && other?.date.year !== undefined
      ? { ...occasion, date: other.date }
      : occasion;
  });
  const hasBirthday = kept.some(isBirthday);
  const others = absorbed.filter((occasion) => !(hasBirthday && isBirthday(occasion)));
  return unite(united, others, isOneDay);
}

export const isBirthday = ({ kind }: Occasion): boolean => kind === 'birthday';

/** Of the same day, as far as both know it. */
export function isOneDay(one: Occasion, other: Occasion): boolean {
  const { date } = one;
  return (
    one.kind === other.kind &&
    one.title === other.title &&
    one.repeats === other.repeats &&
    date.month === other.date.month &&
    date.day === other.date.day &&
    (date.year === undefined || other.date.year === undefined || date.year === other.date.year)
  );
}

const isOne = (one: LovedOne, other: LovedOne): boolean =>
  wordsOf(one.name) === wordsOf(other.name) && wordsOf(one.relation) === wordsOf(other.relation);

const wordsOf = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

function uniteLovedOne(kept: LovedOne, absorbed: LovedOne): LovedOne {
  const born = kept.occasions.some(isBirthday) ? absorbed.occasions.filter(isBirthday) : [];
  const displaced = born.filter((day) => !kept.occasions.some((known) => isOneDay(known, day)));
  const also = displaced.map(({ date }) => alsoLine('born', writtenDate(date)));
  return {
    ...absorbed,
    ...kept,
    ...(absorbed.hidden && { hidden: kept.hidden ?? absorbed.hidden }),
    ...(absorbed.inMemory && { inMemory: kept.inMemory ?? absorbed.inMemory }),
    occasions: uniteOccasions(kept.occasions, absorbed.occasions),
    interests: uniteWords(kept.interests, absorbed.interests),
    notes: uniteWords(uniteWords(kept.notes, absorbed.notes), also),
    postalAddresses: unite(kept.postalAddresses, absorbed.postalAddresses),
  };
}
