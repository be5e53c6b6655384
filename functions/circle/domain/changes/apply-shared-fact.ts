import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import type { LovedOne } from '../loved-one.ts';
import type { Occasion } from '../occasion.ts';
import type { PartialDate } from '../partial-date.ts';
import type { PostalAddress } from '../postal-address.ts';
import { capped, changeWays, changeWords, notThere, plainWords } from './apply-words.ts';
import type { OccasionChange, SharedFact, StandingChange } from './person-change.ts';
import { Refusal } from './refusal.ts';

/** When something is told, and in whose calendar its days are meant. */
export interface ChangeMoment {
  readonly now: Temporal.Instant;
  readonly timeZone: string;
}

/** What a contact and a loved one have in common. */
export type Somebody = Pick<
  LovedOne,
  'interests' | 'notes' | 'postalAddresses' | 'occasions' | 'hidden' | 'inMemory'
>;

/** Throws Refusal. */
export function applySharedFact<Person extends Somebody>(
  person: Person,
  fact: SharedFact,
  moment: ChangeMoment,
): Person {
  switch (fact.kind) {
    case 'words':
      return { ...person, [fact.field]: changeWords(person[fact.field], fact.words) };
    case 'postal-address':
      return { ...person, postalAddresses: changeWays(person.postalAddresses, fact.change, sayLines) };
    case 'occasion':
      return { ...person, occasions: changeOccasions(person.occasions, fact.change, moment) };
    case 'standing':
      return { ...person, ...changeStanding(person, fact.change, moment) };
  }
}

export const today = ({ now, timeZone }: ChangeMoment): Temporal.PlainDate =>
  now.toZonedDateTimeISO(timeZone).toPlainDate();

const sayLines = ({ lines, postalCode, locality, region, country }: PostalAddress): string =>
  [...lines, postalCode, locality, region, country].filter(Boolean).join(', ');

function changeOccasions(
  before: readonly Occasion[],
  change: OccasionChange,
  moment: ChangeMoment,
): Occasion[] {
  const isMeant = (known: Occasion) => isSameOccasion(known, change);
  if (change.how === 'remove') {
    if (!before.some(isMeant))
      throw notThere(
        change.title ?? change.kind,
        before.map(({ title, kind }) => title ?? kind),
      );
    return before.filter((known) => !isMeant(known));
  }
  if (change.occasion.kind !== 'other') refuseFuture(change.occasion.date, moment, change.occasion.kind);
  const at = before.findIndex(isMeant);
  const others = before.filter((known) => !isMeant(known));
  return capped(others.toSpliced(at < 0 ? others.length : at, 0, change.occasion));
}

/** There is one birthday; other days are told apart by their title. */
function isSameOccasion(known: Occasion, change: OccasionChange): boolean {
  const { kind, title = '' } = change.how === 'keep' ? change.occasion : change;
  return known.kind === kind && (kind === 'birthday' || plainWords(known.title ?? '') === plainWords(title));
}

function changeStanding(
  before: Somebody,
  change: StandingChange,
  moment: ChangeMoment,
): Pick<Somebody, 'hidden' | 'inMemory'> {
  const since: IsoInstant = toIsoInstant(moment.now);
  switch (change.to) {
    case 'hidden':
      return { hidden: { since, ...before.hidden, ...(change.reason && { reason: change.reason }) } };
    case 'shown':
      return { hidden: undefined };
    case 'living':
      return { inMemory: undefined };
    case 'in-memory': {
      const { to: _, diedOn, ...wish } = change;
      if (diedOn) refuseFuture(diedOn, moment, 'death');
      const known = before.inMemory ?? { since, remembersAnniversaries: false };
      return { inMemory: { ...known, ...(diedOn && { diedOn }), ...wish } };
    }
  }
}

/** A date without its year came round before. */
function refuseFuture(date: PartialDate, moment: ChangeMoment, what: string): void {
  if (date.year === undefined) return;
  const day = Temporal.PlainDate.from({ ...date, year: date.year });
  if (Temporal.PlainDate.compare(day, today(moment)) > 0) {
    throw new Refusal(`The ${what} lies in the future: ${day.toString()}.`);
  }
}
