import type { Temporal } from 'temporal-polyfill';
import type { Contact } from './contact.ts';
import { isPrivate } from './tact.ts';

/** Longer ones are notes, which read oddly in a question. */
const MAX_INTEREST_CHARACTERS = 60;

/**
 * `Have you found time for sailing lately?`, another interest each day; a question that any noun fits (`brick`). Undefined where
 * there is none that one may ask about.
 */
export function askAboutInterest(
  { interests }: Pick<Contact, 'interests'>,
  now: Temporal.Instant,
  timeZone: string,
): string | undefined {
  const askable = interests.filter(
    (interest) => interest.length <= MAX_INTEREST_CHARACTERS && !isPrivate(interest),
  );
  const { dayOfYear } = now.toZonedDateTimeISO(timeZone);
  const interest = askable[dayOfYear % Math.max(askable.length, 1)];
  return interest && `Have you found time for ${interest} lately?`;
}
