import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { greetingName } from '../../circle/domain/greeting-name.ts';
import type { Occasion } from '../../circle/domain/occasions.ts';
import { findOccasions } from './known-facts.ts';
import { sayWhen, sentence } from './prose.ts';
import { isGrave, isSafeToMention } from './tact.ts';

const SOON_DAYS = 14;

/**
 * One thing to do, from what is known: a birthday within two weeks, a loved one with a story, an interest (another one
 * each day). Undefined when nothing particular is known, or when a grave note makes any of it sound wrong.
 */
export function suggest(contact: Contact, today: Temporal.PlainDate): string | undefined {
  if (contact.notes.some(isGrave)) return undefined;
  const [occasion] = findOccasions(contact, today);
  if (occasion !== undefined && occasion.daysAhead <= SOON_DAYS) return greet(occasion, contact, today);
  return askAfterLovedOne(contact) ?? shareInterest(contact, today);
}

function greet({ person, date }: Occasion, contact: Contact, today: Temporal.PlainDate): string {
  const when = sayWhen(date, today);
  if (person.relation !== undefined) return `Send a word for ${person.name}’s birthday ${when}.`;
  return when === 'today'
    ? `Wish ${greetingName(contact.name)} a happy birthday today.`
    : `Think of ${greetingName(contact.name)}’s birthday ${when}.`;
}

function askAfterLovedOne(contact: Contact): string | undefined {
  const lovedOne = contact.lovedOnes.find(
    (candidate) => candidate.notes.length > 0 && isSafeToMention(candidate),
  );
  const [note] = lovedOne?.notes ?? [];
  return lovedOne && note && sentence(`Ask after ${lovedOne.name} (${note.replace(/[.\s]+$/, '')})`);
}

function shareInterest({ interests }: Contact, today: Temporal.PlainDate): string | undefined {
  const interest = interests[today.dayOfYear % Math.max(interests.length, 1)];
  return interest && `Share something about ${interest} that you came across.`;
}
