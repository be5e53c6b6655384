import { Temporal } from 'temporal-polyfill';
import type { BriefSection } from '../../../emails/morning-brief-props.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { dueAt } from '../../circle/domain/due-reasons.ts';
import { whatOneCalls } from '../../circle/domain/greeting-name.ts';
import { daysAhead } from '../../circle/domain/occasion-alerts.ts';
import type { OccasionAhead } from '../../circle/domain/occasions-ahead.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import type { Plan } from '../../circle/domain/plan.ts';
import { openPlans } from '../../circle/domain/plans.ts';
import { sayWhen } from '../../circle/domain/say-day.ts';
import { sayOccasion } from '../../circle/domain/say-occasion.ts';
import { isPresent } from '../../circle/domain/standing.ts';
import { isSafeToMention } from '../../circle/domain/tact.ts';
import { fromIsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import { capitalise, listInProse, sentence } from './prose.ts';

export const WEEK_AHEAD_DAYS = 7;
/** More are no overview. */
const MOST_DAYS = 12;
const MOST_NAMES = 8;

export interface WeekAhead {
  readonly section: BriefSection;
  /** Whether there is a day to keep, and not just people who fall due: then it is worth a mail by itself. */
  readonly hasDays: boolean;
}

interface Day {
  readonly date: Temporal.PlainDate;
  readonly text: string;
}

/**
 * What the next seven days bring, of the people who come up in them: days of theirs and of their loved ones, promises,
 * reminders and needs, soonest first; and who else falls due, in one line. `namedToday` are in the brief already. Undefined
 * where there is nothing.
 */
export function composeWeekAhead(
  people: readonly Contact[],
  namedToday: ReadonlySet<string>,
  now: Temporal.Instant,
  owner: Owner,
): WeekAhead | undefined {
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const present = people.filter(isPresent);
  const days = [
    ...people.flatMap((contact) => occasionDays(contact, people, today, owner)),
    ...present.flatMap((contact) => planDays(contact, today)),
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.date, other.date));
  const comingUp = present.filter(
    (contact) => !namedToday.has(contact.contactId) && fallsDueSoon(contact, now, owner),
  );
  const texts = [...sayDays(days), ...sayNames(comingUp)];
  if (texts.length === 0) return undefined;
  return {
    section: { title: 'The week ahead', items: texts.map((text) => ({ text })) },
    hasDays: days.length > 0,
  };
}

/** A loved one who is among the people, too, is told of there, or not at all where they are hidden. */
function occasionDays(
  contact: Contact,
  people: readonly Contact[],
  today: Temporal.PlainDate,
  { leapDayRule }: Owner,
): readonly Day[] {
  const lovedOnes = contact.lovedOnes.filter(isSafeToMention);
  const isToldElsewhere = ({ person }: OccasionAhead) =>
    person.contactId !== undefined && people.some(({ contactId }) => contactId === person.contactId);
  return daysAhead({ ...contact, lovedOnes }, today, WEEK_AHEAD_DAYS, leapDayRule)
    .filter((occasion) => !isToldElsewhere(occasion))
    .map((occasion) => ({ date: occasion.date, text: sayOccasion(occasion, contact.name, today) }));
}

function planDays(contact: Contact, today: Temporal.PlainDate): readonly Day[] {
  const last = today.add({ days: WEEK_AHEAD_DAYS }).toString();
  return openPlans(contact, today).flatMap((plan) => {
    const { on } = plan;
    if (on === undefined || on < today.toString() || on > last) return [];
    const date = Temporal.PlainDate.from(on);
    const when = capitalise(sayWhen(date, today));
    return [{ date, text: sentence(`${when}, ${nameOf(plan)} (${whatOneCalls(contact)}): ${plan.text}`) }];
  });
}

function nameOf({ kind }: Plan): string {
  switch (kind) {
    case 'promise':
      return 'what you promised';
    case 'reminder':
      return 'a reminder';
    case 'need':
      return 'where a hand would help';
    case 'shout-out':
      return 'somebody to praise';
  }
}

function fallsDueSoon(contact: Contact, now: Temporal.Instant, owner: Owner): boolean {
  const due = dueAt(contact, now, owner);
  if (due === undefined || due <= toIsoInstant(now)) return false;
  return Temporal.Instant.compare(fromIsoInstant(due), now.add({ hours: 24 * WEEK_AHEAD_DAYS })) <= 0;
}

function sayDays(days: readonly Day[]): readonly string[] {
  const shown = days.slice(0, MOST_DAYS).map(({ text }) => text);
  const left = days.length - shown.length;
  return left === 0 ? shown : [...shown, `And ${left} more ${left === 1 ? 'day' : 'days'}.`];
}

function sayNames(people: readonly Contact[]): readonly string[] {
  if (people.length === 0) return [];
  const names = people.slice(0, MOST_NAMES).map(({ name }) => name);
  const left = people.length - names.length;
  return [`Coming up, too: ${listInProse(left === 0 ? names : [...names, `${left} more`])}.`];
}
