import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import { type OccasionAhead, occasionsAhead } from '../../circle/domain/occasions-ahead.ts';
import type { LeapDayRule } from '../../circle/domain/partial-date.ts';
import { sayOccasion } from '../../circle/domain/say-occasion.ts';
import { isPresent } from '../../circle/domain/standing.ts';
import { isSafeToMention } from '../../circle/domain/tact.ts';
import { sayLovedOne } from './loved-ones.ts';
import { listInProse, sentence } from './prose.ts';

const OCCASION_DAYS = 30;
/** Of everything but days, loved ones and interests. */
const MAX_OTHER_FACTS = 6;

/** Days within a month, soonest first; not of a loved one whose story is a sad one. */
export function findOccasions(
  contact: Contact,
  today: Temporal.PlainDate,
  leapDayRule?: LeapDayRule,
): readonly OccasionAhead[] {
  const lovedOnes = contact.lovedOnes.filter(isSafeToMention);
  return occasionsAhead({ ...contact, lovedOnes }, today, OCCASION_DAYS, leapDayRule);
}

/**
 * What is known about a contact, one fact a line: dates ahead first, then loved ones, interests, and the most useful of the
 * rest. Nothing of loved ones who are hidden or in memory.
 */
export function listKnownFacts(
  contact: Contact,
  today: Temporal.PlainDate,
  leapDayRule?: LeapDayRule,
): readonly string[] {
  const occasions = findOccasions(contact, today, leapDayRule);
  const silentLovedOnes = contact.lovedOnes
    .filter(isPresent)
    .filter(({ name, notes }) => notes.length > 0 || !occasions.some(({ person }) => person.name === name));
  return [
    ...occasions.map((occasion) => sayOccasion(occasion, whatOneCalls(contact), today)),
    ...silentLovedOnes.map(sayLovedOne),
    ...(contact.interests.length > 0 ? [`Likes ${listInProse(contact.interests)}.`] : []),
    ...listOtherFacts(contact).slice(0, MAX_OTHER_FACTS),
  ];
}

/** First what one must not get wrong at table, last how one met. */
function listOtherFacts(contact: Contact): readonly string[] {
  const { allergies, matters, food, notes, met } = contact;
  const meeting = [met?.how, met?.where, met?.through && `through ${met.through}`].filter(
    (part) => part !== undefined,
  );
  return [
    ...(allergies.length > 0 ? [`Allergic to ${listInProse(allergies)}.`] : []),
    ...(matters.length > 0
      ? [`What matters to ${whatOneCalls(contact)}: ${sentence(matters.join(', '))}`]
      : []),
    ...(food.length > 0 ? [`At table: ${sentence(food.join(', '))}`] : []),
    ...notes.map(sentence),
    ...(meeting.length > 0 ? [`How you met: ${sentence(meeting.join(', '))}`] : []),
  ];
}
