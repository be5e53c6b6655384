import { Temporal } from 'temporal-polyfill';
import type { Plan } from './plan.ts';
import { sayWhen } from './say-day.ts';

/**
 * One sentence about what the owner means to do for a contact. `contactName`: what one calls the contact.
 * `You promised Ruth, by Friday: the deck.`
 * `You asked to be reminded about Ruth today: call the printer.`
 * `Ruth could use a hand by Thursday: her phone broke.`
 * `Ruth deserves some praise in public: the prize for her book.`
 */
export function sayPlan({ kind, text, on }: Plan, contactName: string, today: Temporal.PlainDate): string {
  const when = on === undefined ? undefined : sayWhen(Temporal.PlainDate.from(on), today);
  return `${openingOf(kind, contactName, when)}: ${text.replace(/[\s.]+$/, '')}.`;
}

function openingOf(kind: Plan['kind'], name: string, when: string | undefined): string {
  const day = when?.replace(/^on /, '');
  switch (kind) {
    case 'promise':
      return `You promised ${name}${day === undefined ? '' : `, ${byDay(day)}`}`;
    case 'reminder':
      return `You asked to be reminded about ${name}${when === undefined ? '' : ` ${when}`}`;
    case 'need':
      return `${name} could use a hand${day === undefined ? '' : ` ${byDay(day)}`}`;
    case 'shout-out':
      return `${name} deserves some praise in public`;
  }
}

const byDay = (day: string): string => (day === 'today' ? day : `by ${day}`);
