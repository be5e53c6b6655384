import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../contact.ts';
import { whatOneCalls } from '../greeting-name.ts';
import { sayDate, sayWhen } from '../say-day.ts';
import type { GivingDay } from './giving-day.ts';

/**
 * One sentence about a gift to come, for the owner:
 * `Daniel’s wife Amara has a birthday on 8 September: there is time to find or make something.`
 * `No occasion at all: a good time to give Daniel something.`
 */
export function sayGivingDay(day: GivingDay, contact: Contact, today: Temporal.PlainDate): string {
  const { on, occasion, because, forWhom, toldOn } = day;
  const lovedOne = contact.lovedOnes.find(({ name }) => name === forWhom);
  const name = whatOneCalls(contact);
  const whom = lovedOne === undefined ? name : `${name}’s ${lovedOne.relation} ${lovedOne.name}`;
  if (occasion === 'just-because') return `No occasion at all: a good time to give ${whom} something.`;
  if (occasion === 'thank-at-home')
    return `${capital(because)}: whoever keeps the house meanwhile carries a good deal.`;
  if (toldOn !== undefined)
    return `${capital(because)} is worth marking: something small, or a few lines by hand, ${sayBy(on, today)}.`;
  const when = sayWhen(on, today);
  const told = occasion === 'birthday' ? `${whom} has a birthday ${when}` : `${capital(because)} is ${when}`;
  return `${told}: there is time to find or make something.`;
}

/** `today`, `by tomorrow`, `by Thursday`, `by 14 March`. */
export function sayBy(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(day).days;
  if (days <= 0) return 'today';
  return `by ${days < 7 ? sayWhen(day, today).replace(/^on /, '') : sayDate(day, today)}`;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
