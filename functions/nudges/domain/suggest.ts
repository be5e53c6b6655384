import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { greetingName } from '../../circle/domain/greeting-name.ts';
import type { OccasionAhead } from '../../circle/domain/occasions-ahead.ts';
import { isGrave, isSafeToMention } from '../../circle/domain/tact.ts';
import { findOccasions } from './known-facts.ts';
import { askAfter } from './loved-ones.ts';
import { sayWhen } from './prose.ts';

const SOON_DAYS = 14;

/**
 * One thing to do, from what is known: a birthday within two weeks, news, a loved one with a story, an interest (another
 * one each day). Undefined when nothing particular is known, or when a grave note makes any of it sound wrong.
 */
export function suggest(
  contact: Contact,
  today: Temporal.PlainDate,
  news: string | undefined,
): string | undefined {
  if (contact.notes.some(isGrave)) return undefined;
  const [occasion] = findOccasions(contact, today);
  if (occasion !== undefined && occasion.daysAhead <= SOON_DAYS) return greet(occasion, contact, today);
  if (news !== undefined) return `${news} Say a word about it.`;
  const lovedOne = contact.lovedOnes.find((someone) => someone.notes.length > 0 && isSafeToMention(someone));
  return lovedOne ? askAfter(lovedOne, greetingName(contact.name)) : shareInterest(contact, today);
}

function greet({ person, date }: OccasionAhead, contact: Contact, today: Temporal.PlainDate): string {
  const name = greetingName(contact.name);
  const when = sayWhen(date, today);
  if (person.relation !== undefined) {
    return `${name}’s ${person.relation} ${person.name} has a birthday ${when}: send a word.`;
  }
  return when === 'today' ? `Wish ${name} a happy birthday today.` : `Think of ${name}’s birthday ${when}.`;
}

function shareInterest({ interests }: Contact, today: Temporal.PlainDate): string | undefined {
  const interest = interests[today.dayOfYear % Math.max(interests.length, 1)];
  return interest && `Share something about ${interest} that you came across.`;
}
