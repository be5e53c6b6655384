import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import { greetingName } from '../../circle/domain/greeting-name.ts';
import { type OccasionAhead, occasionsAhead } from '../../circle/domain/occasions-ahead.ts';
import { isSafeToMention } from '../../circle/domain/tact.ts';
import { sayLovedOne } from './loved-ones.ts';
import { listInProse, sayWhen, sentence } from './prose.ts';

const OCCASION_DAYS = 30;
const MAX_NOTES = 6;

/** Birthdays within a month, soonest first; not of somebody whose story is a sad one. */
export function findOccasions(contact: Contact, today: Temporal.PlainDate): readonly OccasionAhead[] {
  const lovedOnes = contact.lovedOnes.filter(isSafeToMention);
  return occasionsAhead({ ...contact, lovedOnes }, today, OCCASION_DAYS);
}

/** What is known about a contact, one fact a line: dates ahead first, then loved ones, interests and notes. */
export function listKnownFacts(contact: Contact, today: Temporal.PlainDate): readonly string[] {
  const occasions = findOccasions(contact, today);
  const silentLovedOnes = contact.lovedOnes.filter(
    ({ name, notes }) => notes.length > 0 || !occasions.some(({ person }) => person.name === name),
  );
  return [
    ...occasions.map((occasion) => sayOccasion(occasion, contact, today)),
    ...silentLovedOnes.map(sayLovedOne),
    ...(contact.interests.length > 0 ? [`Likes ${listInProse(contact.interests)}.`] : []),
    ...contact.notes.slice(0, MAX_NOTES).map(sentence),
  ];
}

/** `Ruth’s husband Tom has a birthday on Thursday, turning 50.` No pronouns: Kith does not know them. */
function sayOccasion(
  { person, date, turning }: OccasionAhead,
  contact: Contact,
  today: Temporal.PlainDate,
): string {
  const name = greetingName(contact.name);
  const who = person.relation === undefined ? name : `${name}’s ${person.relation} ${person.name}`;
  const age = turning === undefined || turning < 1 ? '' : `, turning ${turning}`;
  return `${who} has a birthday ${sayWhen(date, today)}${age}.`;
}
