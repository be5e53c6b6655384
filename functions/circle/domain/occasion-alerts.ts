import type { Temporal } from 'temporal-polyfill';
import type { Contact } from './contact.ts';
import { whatOneCalls } from './greeting-name.ts';
import { memoriesAhead, type OccasionAhead, occasionsAhead } from './occasions-ahead.ts';
import type { Owner } from './owner.ts';
import { sayOccasion } from './say-occasion.ts';

const LONGEST_LEAD_DAYS = 30;

export interface OccasionAlert {
  readonly occasion: OccasionAhead;
  /** `Ruth’s husband Tom has a birthday on Thursday, turning 50: a big one.` */
  readonly text: string;
}

/**
 * The days of a contact of which the owner wants to know by now: each within its own lead time, or else the owner's; soonest
 * first. Nothing of who is hidden; of those in memory only where the owner remembers their days.
 */
export function occasionAlerts(
  contact: Contact,
  { leadDays: usualLeadDays, leapDayRule }: Pick<Owner, 'leadDays' | 'leapDayRule'>,
  today: Temporal.PlainDate,
): readonly OccasionAlert[] {
  const name = whatOneCalls(contact);
  return daysAhead(contact, today, LONGEST_LEAD_DAYS, leapDayRule)
    .filter(({ daysAhead, leadDays = usualLeadDays }) => daysAhead <= leadDays)
    .map((occasion) => ({ occasion, text: sayOccasion(occasion, name, today) }));
}

/** Occasions and memories, soonest first. */
export const daysAhead = (...asked: Parameters<typeof occasionsAhead>): readonly OccasionAhead[] =>
  [...occasionsAhead(...asked), ...memoriesAhead(...asked)].toSorted(
    (one, other) => one.daysAhead - other.daysAhead,
  );
