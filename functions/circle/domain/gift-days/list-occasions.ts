import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../contact.ts';
import { isAloneAfterMarriage } from '../former-partners.ts';
import { whatOneCalls } from '../greeting-name.ts';
import { memoriesAhead, type OccasionAhead, occasionsAhead } from '../occasions-ahead.ts';
import type { LeapDayRule } from '../partial-date.ts';
import { isSafeToMention } from '../tact.ts';
import type { GivingDay, GivingOccasion } from './giving-day.ts';

type OccasionDay = Omit<GivingDay, 'size'> & { readonly isMilestone: boolean };

interface Span {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly leapDayRule?: LeapDayRule | undefined;
  /** Whether loved ones who are contacts, too, are listed; they have days of their own. */
  readonly withLinked: boolean;
}

/**
 * The days of a household from `from` to `until`, soonest first; of days of remembrance those that the owner wants to keep.
 */
export function listOccasions(contact: Contact, span: Span): readonly OccasionDay[] {
  const { from, until, leapDayRule, withLinked } = span;
  const lovedOnes = contact.lovedOnes.filter(
    (lovedOne) =>
      lovedOne.inMemory !== undefined ||
      (isSafeToMention(lovedOne) && (withLinked || lovedOne.contactId === undefined)),
  );
  const days = from.until(until).days;
  const circle = { ...contact, lovedOnes };
  const own = occasionsAhead(circle, from, days, leapDayRule)
    .filter((day) => !isOfMarriage(day) || !isAloneAfterMarriage(contact))
    .map((day) => toOccasionDay(day, contact));
  const memories = memoriesAhead(circle, from, days, leapDayRule)
    .filter(({ kind }) => kind === 'death')
    .map((day) => toMemory(day, contact));
  return [...own, ...memories].toSorted((one, other) => (one.on.until(other.on).days < 0 ? 1 : -1));
}

/** An anniversary without a name of its own is that of a wedding. */
const isOfMarriage = ({ kind, title, person }: OccasionAhead): boolean =>
  kind === 'anniversary' &&
  person.relation === undefined &&
  (title === undefined || /wedding|marri/i.test(title));

function toOccasionDay(
  { kind, title, person, date, isMilestone }: OccasionAhead,
  contact: Contact,
): OccasionDay {
  const isOfContact = person.relation === undefined;
  const name = isOfContact ? whatOneCalls(contact) : person.name;
  return {
    on: date,
    occasion: occasionOf(kind, title),
    ...(!isOfContact && { forWhom: person.name }),
    because: `${name}’s ${title ?? (kind === 'other' ? 'day' : kind === 'memorial' ? 'day of remembrance' : kind)}`,
    isMilestone,
  };
}

/** Of somebody who died it is the contact who is thought of. */
const toMemory = ({ person, date }: OccasionAhead, contact: Contact): OccasionDay => ({
  on: date,
  occasion: 'remembrance',
  because: `the day on which ${whatOneCalls(contact)}’s ${person.relation ?? ''} ${person.name} died`,
  isMilestone: false,
});

/** What an owner calls a day tells more than its kind does. */
const TITLES: readonly (readonly [RegExp, GivingOccasion])[] = [
  [/graduat|first day (?:at|of) school|a-levels|degree|exam/i, 'graduation'],
  [/retire/i, 'retirement'],
  [/mov(?:e|es|ing)|new (?:house|home|flat)/i, 'move'],
  [/launch|opening|publication/i, 'launch'],
  [/promotion|new (?:job|post|role)/i, 'promotion'],
  [/due date|baby/i, 'new-baby'],
];

function occasionOf(kind: OccasionAhead['kind'], title = ''): GivingOccasion {
  switch (kind) {
    case 'birthday':
      return 'birthday';
    case 'memorial':
    case 'death':
      return 'remembrance';
    case 'anniversary':
    case 'other':
      return TITLES.find(([pattern]) => pattern.test(title))?.[1] ?? 'anniversary';
  }
}
