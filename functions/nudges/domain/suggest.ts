import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { isHouseQuiet } from '../../circle/domain/grave-notes.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import type { OccasionAhead } from '../../circle/domain/occasions-ahead.ts';
import type { LeapDayRule } from '../../circle/domain/partial-date.ts';
import { sayWhen } from '../../circle/domain/say-day.ts';
import { sayOccasion } from '../../circle/domain/say-occasion.ts';
import { isPresent } from '../../circle/domain/standing.ts';
import { isSafeToMention } from '../../circle/domain/tact.ts';
import { findOccasions } from './known-facts.ts';
import { askAfter } from './loved-ones.ts';
import type { Reason } from './why-now.ts';

const SOON_DAYS = 14;

interface Morning {
  readonly today: Temporal.PlainDate;
  readonly leapDayRule?: LeapDayRule | undefined;
  /** What the owner noted since they last spoke, as a sentence. */
  readonly news: string | undefined;
  /** Why now, strongest first. */
  readonly reasons?: readonly Reason[];
}

/**
 * One thing to do, from what is known: what was promised or is needed, a mail that waits, a day within two weeks (one of remembrance before all others), news, a loved one with a
 * story, an interest (another one each day). Undefined when nothing particular is known, or when a grave note or a death in
 * the family makes any of it sound wrong.
 */
export function suggest(
  contact: Contact,
  { today, leapDayRule, news, reasons = [] }: Morning,
): string | undefined {
  if (isHouseQuiet(contact, today)) return undefined;
  const asked = reasons.flatMap(proposeByReason)[0];
  if (asked !== undefined) return asked;
  if (reasons[0]?.kind === 'gift') return 'Choose from the ideas under “Gifts”, or take one of your own.';
  const soon = findOccasions(contact, today, leapDayRule).filter(({ daysAhead }) => daysAhead <= SOON_DAYS);
  const occasion = soon.find(({ kind }) => kind === 'memorial') ?? soon[0];
  if (occasion !== undefined) {
    const isTold = reasons.some(
      (reason) => reason.kind === 'occasion' && isSameDay(reason.occasion, occasion),
    );
    return proposeFor(occasion, whatOneCalls(contact), today, isTold);
  }
  if (news !== undefined) return `${news} Say a word about it.`;
  const lovedOne = contact.lovedOnes.find(
    (someone) => isPresent(someone) && someone.notes.length > 0 && isSafeToMention(someone),
  );
  return lovedOne ? askAfter(lovedOne, whatOneCalls(contact)) : shareInterest(contact, today);
}

function proposeByReason(reason: Reason): readonly string[] {
  if (reason.kind === 'unanswered') return ['Answer their mail; two lines are enough.'];
  if (reason.kind !== 'plan') return [];
  switch (reason.plan.kind) {
    case 'promise':
      return ['Do it now, or say when it will come.'];
    case 'need':
      return ['Lend a hand, or ask what would help.'];
    case 'shout-out':
      return ['Praise it where others see it.'];
    case 'reminder':
      return [];
  }
}

const isSameDay = (one: OccasionAhead, other: OccasionAhead): boolean =>
  one.kind === other.kind && one.person.name === other.person.name && one.date.equals(other.date);

/** `isTold`: the day stands among the reasons already. */
function proposeFor(
  occasion: OccasionAhead,
  name: string,
  today: Temporal.PlainDate,
  isTold: boolean,
): string {
  const { kind, person, date } = occasion;
  const when = sayWhen(date, today);
  if (kind === 'memorial') return `Think of ${name} ${when}; a few quiet words are enough.`;
  if (kind !== 'birthday')
    return isTold ? 'Send a word.' : `${sayOccasion(occasion, name, today)} Send a word.`;
  if (person.relation !== undefined) {
    if (isTold) return `Send ${name} a word for ${person.name}’s day.`;
    return `${name}’s ${person.relation} ${person.name} has a birthday ${when}: send a word.`;
  }
  return when === 'today' ? `Wish ${name} a happy birthday today.` : `Think of ${name}’s birthday ${when}.`;
}

function shareInterest({ interests }: Contact, today: Temporal.PlainDate): string | undefined {
  const interest = interests[today.dayOfYear % Math.max(interests.length, 1)];
  return interest && `Share something about ${interest} that you came across.`;
}
