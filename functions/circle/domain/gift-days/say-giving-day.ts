import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../contact.ts';
import { whatOneCalls } from '../greeting-name.ts';
import { sayDate, sayWhen } from '../say-day.ts';
import type { GivingDay } from './giving-day.ts';

/**
 * One sentence about a gift to come, for the owner:
 * `Amara’s birthday (Daniel’s wife) is on 8 September: there is time to find or make something.`
 * `No occasion at all: a good time to give Daniel something, by 14 March.`
 */
export function sayGivingDay(day: GivingDay, contact: Contact, today: Temporal.PlainDate): string {
  const whose = whoseTheyAre(day, contact);
  const name = day.forWhom ?? whatOneCalls(contact);
  const by = sayBy(day.on, today);
  switch (day.occasion) {
    case 'just-because':
      return `No occasion at all: a good time to give ${name}${whose} something, ${by}.`;
    case 'thank-at-home':
      return `A moment for ${day.because}: ${name}${whose} will have carried a good deal at home.`;
    case 'achievement':
      return `${capital(day.because)} is worth marking: something small, or a few lines by hand, ${by}.`;
    default:
      return day.toldOn === undefined
        ? `${capital(day.because)}${whose} is ${sayWhen(day.on, today)}: there is time to find or make something.`
        : `${capital(day.because)} is worth marking: something small, or a few lines by hand, ${by}.`;
  }
}

/** ` (Daniel’s wife)`; nothing where it is for the contact. */
function whoseTheyAre({ forWhom }: Pick<GivingDay, 'forWhom'>, contact: Contact): string {
  const lovedOne = contact.lovedOnes.find(({ name }) => name === forWhom);
  return lovedOne === undefined ? '' : ` (${whatOneCalls(contact)}’s ${lovedOne.relation})`;
}

/** `today`, `by tomorrow`, `by Thursday`, `by 14 March`. */
export function sayBy(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(day).days;
  if (days <= 0) return 'today';
  return `by ${days < 7 ? sayWhen(day, today).replace(/^on /, '') : sayDate(day, today)}`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
