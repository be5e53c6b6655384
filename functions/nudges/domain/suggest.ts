import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { OccasionAhead } from '../../circle/domain/occasions-ahead.ts';
import type { LeapDayRule } from '../../circle/domain/partial-date.ts';
import { sayWhen } from '../../circle/domain/say-day.ts';
import { sayOccasion } from '../../circle/domain/say-occasion.ts';
import { isPresent } from '../../circle/domain/standing.ts';
import { isGrave, isMourning, isSafeToMention } from '../../circle/domain/tact.ts';
import { findOccasions } from './known-facts.ts';
import { askAfter } from './loved-ones.ts';

const SOON_DAYS = 14;

interface Morning {
  readonly today: Temporal.PlainDate;
  readonly leapDayRule?: LeapDayRule | undefined;
  /** What the owner noted since they last spoke, as a sentence. */
  readonly news: string | undefined;
}

/**
 * One thing to do, from what is known: a day within two weeks (one of remembrance before all others), news, a loved one with a
 * story, an interest (another one each day). Undefined when nothing particular is known, or when a grave note or a death in
 * the family makes any of it sound wrong.
 */
export function suggest(contact: Contact, { today, leapDayRule, news }: Morning): string | undefined {
  if (contact.notes.some(isGrave) || isMourning(contact, today)) return undefined;
  const soon = findOccasions(contact, today, leapDayRule).filter(({ daysAhead }) => daysAhead <= SOON_DAYS);
  const occasion = soon.find(({ kind }) => kind === 'memorial') ?? soon[0];
  if (occasion !== undefined) return proposeFor(occasion, whatOneCalls(contact), today);
  if (news !== undefined) return `${news} Say a word about it.`;
  const lovedOne = contact.lovedOnes.find(
    (someone) => isPresent(someone) && someone.notes.length > 0 && isSafeToMention(someone),
  );
  return lovedOne ? askAfter(lovedOne, whatOneCalls(contact)) : shareInterest(contact, today);
}

function proposeFor(occasion: OccasionAhead, name: string, today: Temporal.PlainDate): string {
  const { kind, person, date } = occasion;
  const when = sayWhen(date, today);
  if (kind === 'memorial') return `Think of ${name} ${when}; a few quiet words are enough.`;
  if (kind !== 'birthday') return `${sayOccasion(occasion, name, today)} Send a word.`;
  if (person.relation !== undefined) {
    return `${name}’s ${person.relation} ${person.name} has a birthday ${when}: send a word.`;
  }
  return when === 'today' ? `Wish ${name} a happy birthday today.` : `Think of ${name}’s birthday ${when}.`;
}

function shareInterest({ interests }: Contact, today: Temporal.PlainDate): string | undefined {
  const interest = interests[today.dayOfYear % Math.max(interests.length, 1)];
  return interest && `Share something about ${interest} that you came across.`;
}
