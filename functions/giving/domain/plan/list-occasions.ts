import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import { whatOneCalls } from '../../../circle/domain/greeting-name.ts';
import { memoriesAhead, type OccasionAhead, occasionsAhead } from '../../../circle/domain/occasions-ahead.ts';
import type { LeapDayRule } from '../../../circle/domain/partial-date.ts';
import { isSafeToMention } from '../../../circle/domain/tact.ts';
import { isAloneAfterMarriage } from '../avoid/former-partners.ts';
import type { OccasionKind } from '../idea.ts';
import type { GivingDay } from './planned-gift.ts';

type OccasionDay = Omit<GivingDay, 'size'> & { readonly isMilestone: boolean };

interface Span {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly leapDayRule?: LeapDayRule | undefined;
  /** Contacts who have days of their own in the plan. */
  readonly planned: ReadonlySet<string>;
}

/**
 * The days of a household from `from` to `until`, soonest first; of days of remembrance those that the owner wants to keep. A
 * loved one who is a contact with days of their own is left to them.
 */
export function listOccasions(contact: Contact, span: Span): readonly OccasionDay[] {
  const { from, until, leapDayRule, planned } = span;
  const lovedOnes = contact.lovedOnes.filter(
    (lovedOne) =>
      lovedOne.inMemory !== undefined ||
      (isSafeToMention(lovedOne) && !(lovedOne.contactId && planned.has(lovedOne.contactId))),
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
const TITLES: readonly (readonly [RegExp, OccasionKind])[] = [
  [/graduat|first day (?:at|of) school|a-levels|degree|exam/i, 'graduation'],
  [/retire/i, 'retirement'],
  [/mov(?:e|es|ing)|new (?:house|home|flat)/i, 'move'],
  [/launch|opening|publication/i, 'launch'],
  [/promotion|new (?:job|post|role)/i, 'promotion'],
  [/due date|baby/i, 'new-baby'],
];

function occasionOf(kind: OccasionAhead['kind'], title = ''): OccasionKind {
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
