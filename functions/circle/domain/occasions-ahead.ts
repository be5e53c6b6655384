import type { Temporal } from 'temporal-polyfill';
import type { Contact } from './contact.ts';
import type { Occasion } from './occasion.ts';
import { type LeapDayRule, nextOccurrence } from './partial-date.ts';
import { isPresent } from './standing.ts';

/** An occasion to come, of a contact or of one of their loved ones. */
export interface OccasionAhead {
  readonly kind: Occasion['kind'];
  readonly title?: string;
  /** Whose it is. `relation` is absent for the contact: `{ name: 'Leo', relation: 'son' }`. */
  readonly person: { readonly name: string; readonly relation?: string };
  readonly date: Temporal.PlainDate;
  /** 0 is today. */
  readonly daysAhead: number;
  /** How old the person turns, or how many years it has been; absent when the year is not known. */
  readonly turning?: number;
}

/** The occasions of a contact from `today` to `days` days later, both included; soonest first. */
export function occasionsAhead(
  contact: Pick<Contact, 'name' | 'occasions' | 'lovedOnes' | 'hidden' | 'inMemory'>,
  today: Temporal.PlainDate,
  days: number,
  leapDayRule?: LeapDayRule,
): readonly OccasionAhead[] {
  if (!isPresent(contact)) return [];
  const { name, occasions } = contact;
  const lovedOnes = contact.lovedOnes.filter(isPresent);
  return [{ name, occasions }, ...lovedOnes]
    .flatMap((person) => person.occasions.map((occasion) => project(person, occasion, today, leapDayRule)))
    .filter(({ daysAhead }) => daysAhead >= 0 && daysAhead <= days)
    .sort((one, other) => one.daysAhead - other.daysAhead);
}

function project(
  { name, relation }: { name: string; relation?: string },
  { kind, title, date: original }: Occasion,
  today: Temporal.PlainDate,
  leapDayRule: LeapDayRule | undefined,
): OccasionAhead {
  const date = nextOccurrence(original, today, leapDayRule);
  return {
    kind,
    ...(title !== undefined && { title }),
    person: relation === undefined ? { name } : { name, relation },
    date,
    daysAhead: today.until(date).days,
    ...(original.year !== undefined && { turning: date.year - original.year }),
  };
}
