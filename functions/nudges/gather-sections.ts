import type { Temporal } from 'temporal-polyfill';
import type { BriefSection } from '../../emails/morning-brief-props.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { composeWeekAhead } from './domain/week-ahead.ts';
import type { PeopleOfMorning } from './find-people-due.ts';
import type { BriefContributor } from './ports.ts';

/**
 * What a brief says beside its people: the week ahead first, then what others have to say. Where nobody is due, nothing, unless
 * one of them is worth a mail by itself.
 */
export async function gatherSections(
  { contributors }: { readonly contributors: readonly BriefContributor[] },
  owner: Owner,
  { due, week = [] }: PeopleOfMorning,
  now: Temporal.Instant,
): Promise<readonly BriefSection[]> {
  const namedToday = new Set(due.map(({ contact }) => contact.contactId));
  const weekAhead = composeWeekAhead(week, namedToday, now, owner);
  const people = [...due.map(({ contact }) => contact), ...week];
  const occasion = { owner, people, now };
  const contributed: BriefSection[] = [];
  let isWorthAMail = due.length > 0 || weekAhead?.hasDays === true;
  const reasonsFirst = contributors.toSorted(
    (one, other) => Number(other.isReasonToWrite) - Number(one.isReasonToWrite),
  );
  for (const contributor of reasonsFirst) {
    if (!isWorthAMail && !contributor.isReasonToWrite) continue;
    const section = await contributor.contribute(occasion);
    if (section === undefined) continue;
    contributed.push(section);
    isWorthAMail = true;
  }
  if (!isWorthAMail) return [];
  return [...(weekAhead ? [weekAhead.section] : []), ...contributed];
}
