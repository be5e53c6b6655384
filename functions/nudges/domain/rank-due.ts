import type { Temporal } from 'temporal-polyfill';
import { cadenceOf, dueAt } from '../../circle/domain/cadence.ts';
import type { CadenceRules } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';

interface DueContact {
  readonly contact: Contact;
  /** Time overdue as a share of the cadence: a week late counts more for somebody close. */
  readonly overdueShare: number;
}

/** Who comes first: the longest overdue for their cadence, equals by name. Leaves out whoever is not due after all. */
export function rankDue(
  contacts: readonly Contact[],
  now: Temporal.Instant,
  rules: CadenceRules,
): readonly Contact[] {
  return contacts
    .flatMap((contact) => measureOverdue(contact, now, rules))
    .sort(
      (one, other) =>
        other.overdueShare - one.overdueShare ||
        one.contact.name.localeCompare(other.contact.name, 'en') ||
        one.contact.contactId.localeCompare(other.contact.contactId, 'en'),
    )
    .map(({ contact }) => contact);
}

/** The index that the contacts were found by is a cache; what is due is decided here, anew. */
function measureOverdue(contact: Contact, now: Temporal.Instant, rules: CadenceRules): DueContact[] {
  const due = dueAt(contact, rules);
  const interval = cadenceOf(contact, rules);
  if (due === undefined || interval === undefined) return [];
  const overdueMs = now.epochMilliseconds - fromIsoInstant(due).epochMilliseconds;
  return overdueMs < 0 ? [] : [{ contact, overdueShare: overdueMs / interval.idealDays }];
}
