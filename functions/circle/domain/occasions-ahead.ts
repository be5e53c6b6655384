import { Temporal } from 'temporal-polyfill';
import type { Contact } from './contact.ts';
import type { LovedOne } from './loved-one.ts';
import { isMilestone } from './milestone.ts';
import type { LeadDays, Occasion } from './occasion.ts';
import { type LeapDayRule, nextOccurrence } from './partial-date.ts';
import { isPresent, type Standing } from './standing.ts';

/** A day to come, of a contact or of one of their loved ones. `death`: the day on which somebody died. */
export interface OccasionAhead {
  readonly kind: Occasion['kind'] | 'death';
  readonly title?: string;
  /** Whose it is. `relation` is absent for the contact: `{ name: 'Leo', relation: 'son' }`. */
  readonly person: Pick<LovedOne, 'name'> & Partial<Pick<LovedOne, 'relation' | 'contactId'>>;
  readonly date: Temporal.PlainDate;
  /** 0 is today. */
  readonly daysAhead: number;
  /** How old the person turns, or how many years it has been; absent when the year is not known. */
  readonly turning?: number;
  readonly isMilestone: boolean;
  /** Of its own; absent: as the owner's settings say. */
  readonly leadDays?: LeadDays;
  /** Of somebody in memory: it is only ever said quietly. */
  readonly isMemory: boolean;
}

type Person = Pick<LovedOne, 'name' | 'occasions'> &
  Partial<Pick<LovedOne, 'relation' | 'contactId'>> &
  Standing;

type Circle = Pick<Contact, 'name' | 'occasions' | 'lovedOnes' | 'hidden' | 'inMemory'>;

/** The next time that one day of somebody comes round, on or after `from`. A day that comes once and is over is gone. */
export type NextTime = (from: Temporal.PlainDate, leapDayRule?: LeapDayRule) => OccasionAhead | undefined;

/**
 * The occasions of a contact and their loved ones from `today` to `days` days later, both included; soonest first. Nobody's who
 * is hidden or in memory.
 */
export const occasionsAhead = (
  contact: Circle,
  today: Temporal.PlainDate,
  days: number,
  leapDayRule?: LeapDayRule,
): readonly OccasionAhead[] => withinDays(occasionsOf(contact), today, days, leapDayRule);

/**
 * The days of those in memory whom the owner wants to remember: the day on which they died, and their own. Apart from
 * `occasionsAhead`, so that nothing cheerful is made of them. Hidden ones have none.
 */
export const memoriesAhead = (
  contact: Circle,
  today: Temporal.PlainDate,
  days: number,
  leapDayRule?: LeapDayRule,
): readonly OccasionAhead[] => withinDays(memoriesOf(contact), today, days, leapDayRule);

/** Each day of a contact and their loved ones that the owner may think of: occasions and memories. */
export const daysOf = (contact: Circle): readonly NextTime[] => [
  ...occasionsOf(contact),
  ...memoriesOf(contact),
];

function occasionsOf(contact: Circle): readonly NextTime[] {
  if (!isPresent(contact)) return [];
  const { name, occasions, lovedOnes } = contact;
  return [{ name, occasions }, ...lovedOnes.filter(isPresent)].flatMap((person: Person) =>
    person.occasions.map((occasion) => nextTime(person, occasion)),
  );
}

function memoriesOf(contact: Circle): readonly NextTime[] {
  if (contact.hidden !== undefined) return [];
  const { name, occasions, inMemory, lovedOnes } = contact;
  const people: readonly Person[] = [{ name, occasions, inMemory }, ...(inMemory ? [] : lovedOnes)];
  return people.flatMap((person) => {
    if (person.hidden !== undefined || person.inMemory?.remembersAnniversaries !== true) return [];
    const { diedOn } = person.inMemory;
    const own = person.occasions.filter(({ repeats }) => repeats === 'yearly');
    const days: readonly Day[] =
      diedOn === undefined ? own : [...own, { kind: 'death', date: diedOn, repeats: 'yearly' }];
    return days.map((day) => inMemoryOf(nextTime(person, day)));
  });
}

const inMemoryOf =
  (next: NextTime): NextTime =>
  (...asked) => {
    const memory = next(...asked);
    return memory && { ...memory, isMilestone: false, isMemory: true };
  };

type Day = Omit<Occasion, 'kind'> & Pick<OccasionAhead, 'kind'>;

const nextTime =
  (
    { name, relation, contactId }: Person,
    { kind, title, date: original, repeats, leadDays }: Day,
  ): NextTime =>
  (from, leapDayRule) => {
    const date = repeats === 'once' ? onlyOccurrence(original) : nextOccurrence(original, from, leapDayRule);
    if (date === undefined) return undefined;
    const daysAhead = from.until(date).days;
    if (daysAhead < 0) return undefined;
    const turning = repeats === 'once' || original.year === undefined ? undefined : date.year - original.year;
    return {
      kind,
      ...(title !== undefined && { title }),
      person: {
        name,
        ...(relation !== undefined && { relation }),
        ...(contactId !== undefined && { contactId }),
      },
      date,
      daysAhead,
      ...(turning !== undefined && { turning }),
      isMilestone: isMilestone(kind, turning),
      ...(leadDays !== undefined && { leadDays }),
      isMemory: false,
    };
  };

/** The schema asks for the year of what happens once; the type cannot. */
function onlyOccurrence({ year, month, day }: Occasion['date']): Temporal.PlainDate | undefined {
  return year === undefined ? undefined : Temporal.PlainDate.from({ year, month, day });
}

const withinDays = (
  days: readonly NextTime[],
  today: Temporal.PlainDate,
  mostDays: number,
  leapDayRule: LeapDayRule | undefined,
): readonly OccasionAhead[] =>
  days
    .flatMap((next) => next(today, leapDayRule) ?? [])
    .filter(({ daysAhead }) => daysAhead <= mostDays)
    .toSorted((one, other) => one.daysAhead - other.daysAhead);
