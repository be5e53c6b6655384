import type { Temporal } from 'temporal-polyfill';
import { cadenceOf, dueAt, longestSilenceAt } from '../../circle/domain/cadence.ts';
import type { CadenceRules, Interval, Tier } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { fromIsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';

/** A day late counts more, the closer somebody is. Whoever has a cadence of their own and no tier counts as one of many. */
const WEIGHTS: Record<Tier, number> = { inner: 3, close: 2, wide: 1 };
const WEIGHT_WITHOUT_TIER = 1;

/** Where no longest silence was set: half as much again as the aim. */
const LONGEST_SHARE_OF_AIM = 1.5;

interface DueContact {
  readonly contact: Contact;
  /** The silence is as long as the owner wants it at most. */
  readonly isLongest: boolean;
  readonly weight: number;
}

/**
 * Who comes first in a brief. Those whose longest silence is over come before everybody else. Within both groups the weight
 * decides: the time overdue as a share of the aim (a week late counts more for a fortnight than for a year), times three for
 * the inner circle and two for those close. Equals by name. Leaves out whoever is not due after all: the index that the
 * contacts were found by is a cache, and what is due is decided here, anew.
 */
export function rankDue(
  contacts: readonly Contact[],
  now: Temporal.Instant,
  rules: CadenceRules,
): readonly Contact[] {
  return contacts
    .flatMap((contact) => measureOverdue(contact, now, rules))
    .sort(
      (one, other) =>
        Number(other.isLongest) - Number(one.isLongest) ||
        other.weight - one.weight ||
        one.contact.name.localeCompare(other.contact.name, 'en') ||
        one.contact.contactId.localeCompare(other.contact.contactId, 'en'),
    )
    .map(({ contact }) => contact);
}

function measureOverdue(contact: Contact, now: Temporal.Instant, rules: CadenceRules): DueContact[] {
  const due = dueAt(contact, rules);
  const interval = cadenceOf(contact, rules);
  if (due === undefined || interval === undefined) return [];
  const overdueMs = now.epochMilliseconds - fromIsoInstant(due).epochMilliseconds;
  if (overdueMs < 0) return [];
  const longestAt = longestSilenceAt(contact, { longestDays: longestDaysOf(interval) }, rules.timeZone);
  const tierWeight = contact.tier === undefined ? WEIGHT_WITHOUT_TIER : WEIGHTS[contact.tier];
  return [
    {
      contact,
      isLongest: longestAt <= toIsoInstant(now),
      weight: (overdueMs / interval.idealDays) * tierWeight,
    },
  ];
}

const longestDaysOf = ({ idealDays, longestDays }: Interval): number =>
  longestDays > idealDays ? longestDays : Math.ceil(idealDays * LONGEST_SHARE_OF_AIM);
