import type { Temporal } from 'temporal-polyfill';
import type { Contact } from './contact.ts';
import { type LeapDayRule, nextOccurrence, type PartialDate } from './partial-date.ts';

/** A birthday ahead, of a contact or of one of their loved ones. */
export interface Occasion {
  readonly kind: 'birthday';
  /** Whose it is. `relation` is absent for the contact: `{ name: 'Leo', relation: 'son' }`. */
  readonly person: { readonly name: string; readonly relation?: string };
  readonly date: Temporal.PlainDate;
  /** 0 is today. */
  readonly daysAhead: number;
  /** How old the person turns; absent when the year of birth is not known. */
  readonly turning?: number;
}

/** The occasions of a contact from `today` to `days` days later, both included; soonest first. */
export function occasionsAhead(
  contact: Pick<Contact, 'name' | 'birthday' | 'lovedOnes'>,
  today: Temporal.PlainDate,
  days: number,
  leapDayRule?: LeapDayRule,
): readonly Occasion[] {
  const people = [{ name: contact.name, birthday: contact.birthday }, ...contact.lovedOnes];
  return people
    .flatMap(({ birthday, ...person }) =>
      birthday ? [birthdayAhead(person, birthday, today, leapDayRule)] : [],
    )
    .filter(({ daysAhead }) => daysAhead <= days)
    .sort((one, other) => one.daysAhead - other.daysAhead);
}

function birthdayAhead(
  { name, relation }: { name: string; relation?: string },
  birthday: PartialDate,
  today: Temporal.PlainDate,
  leapDayRule: LeapDayRule | undefined,
): Occasion {
  const date = nextOccurrence(birthday, today, leapDayRule);
  return {
    kind: 'birthday',
    person: relation === undefined ? { name } : { name, relation },
    date,
    daysAhead: today.until(date).days,
    ...(birthday.year !== undefined && { turning: date.year - birthday.year }),
  };
}
