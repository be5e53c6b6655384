import * as z from 'zod';
import type { Subscriber } from './subscriber.ts';

/** What a subscriber asks of the newsletter, beside having it at all. */
export const preferencesShape = {
  /** No issue comes before this day (YYYY-MM-DD), in the time zone of the newsletter. */
  pausedUntil: z.iso.date().optional(),
};

export interface Preferences extends Pick<Subscriber, 'firstName'> {
  /** Ids of the topics that they want; absent: all of them. */
  readonly topics?: readonly string[] | undefined;
  readonly pausedUntil?: string | undefined;
  /** BCP 47; absent: whatever there is. */
  readonly language?: string | undefined;
}

/** What moves on with a subscriber. */
export const keptPreferences = ({ topics, pausedUntil, language }: Preferences) => ({
  ...(topics && { topics: [...topics] }),
  ...(pausedUntil && { pausedUntil }),
  ...(language && { language }),
});

/** What a page that asked said; what it did not ask about is absent, and stays as it is. */
export type Wishes = Partial<Preferences>;

/** The subscriber with these wishes in place of theirs; undefined when they are the same. */
export function afterWishes(subscriber: Subscriber, wished: Wishes): Subscriber | undefined {
  const { firstName, ...chosen }: Preferences = { ...subscriber, ...wished };
  const { topics: _, pausedUntil: __, language: ___, ...rest } = subscriber;
  const next = { ...rest, firstName, ...keptPreferences(chosen) };
  const isSame = JSON.stringify(wishesOf(next)) === JSON.stringify(wishesOf(subscriber));
  return isSame ? undefined : { ...next, revision: subscriber.revision + 1 };
}

/** Which of the newsletter's languages a reader gets: theirs, or its sister (`de-CH` → `de`); undefined: there is none for them. */
export function writtenLanguage(
  languages: readonly string[],
  language: string | undefined,
): string | undefined {
  if (language === undefined) return undefined;
  const same = languages.find((tag) => tag.toLowerCase() === language.toLowerCase());
  return same ?? languages.find((tag) => primaryOf(tag) === primaryOf(language));
}

/**
 * The languages in which a reader finds an issue foreign that is written in `written`: those of the newsletter's others. A
 * language in which nothing is written keeps nothing away: a browser names it for whoever signs up.
 */
export function otherLanguages(languages: readonly string[], written: string): readonly string[] {
  const others = languages.map(primaryOf).filter((primary) => primary !== primaryOf(written));
  return [...new Set(others)];
}

/** `en-GB` → `en` */
const primaryOf = (tag: string): string => tag.toLowerCase().replace(/-.*$/s, '');

const wishesOf = ({ firstName, topics, pausedUntil, language }: Preferences) => [
  firstName,
  topics,
  pausedUntil,
  language,
];
