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

/** The subscriber with these preferences in place of theirs; undefined when they are the same. */
export function afterPreferences(subscriber: Subscriber, wished: Preferences): Subscriber | undefined {
  const { firstName } = wished;
  const { topics: _, pausedUntil: __, language: ___, ...rest } = subscriber;
  const next = { ...rest, firstName, ...keptPreferences(wished) };
  const isSame = JSON.stringify(wishesOf(next)) === JSON.stringify(wishesOf(subscriber));
  return isSame ? undefined : { ...next, revision: subscriber.revision + 1 };
}

const wishesOf = ({ firstName, topics, pausedUntil, language }: Preferences) => [
  firstName,
  topics,
  pausedUntil,
  language,
];
