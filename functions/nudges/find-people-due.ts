import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import { isNudgeStillWanted } from '../circle/domain/cadence.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isQuietDay } from '../circle/domain/quiet-days.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { rankDue } from './domain/rank-due.ts';

/** More than these at once would be a list, not a letter. */
const MAX_PEOPLE = 5;
/**
 * Read in one query, so that somebody close is not hidden behind many who have been due for longer; whoever is left out is due
 * again tomorrow.
 */
const CANDIDATES = 200;

/** Enough to fill the brief where some of the first are not due after all; whoever comes after them is due again tomorrow. */
const READ_AGAIN = 25;

/**
 * The people of today's brief, the one to reach out to first; at most five. Nobody on one of the owner's quiet days. Two
 * requests, however many are due: a query, and the first of them once more, since the index may lag behind contact that has
 * just been made.
 */
export async function findPeopleDue(
  { contacts }: { readonly contacts: Pick<ContactStore, 'listDueContacts' | 'readContacts'> },
  owner: Owner,
  now: Temporal.Instant,
): Promise<readonly Contact[]> {
  if (isQuietDay(now.toZonedDateTimeISO(owner.timeZone).toPlainDate(), owner.quietDays)) return [];
  const candidates = await contacts.listDueContacts(owner.ownerId, toIsoInstant(now), CANDIDATES);
  const first = rankDue(candidates, now, owner).slice(0, READ_AGAIN);
  const ids = new Set(first.map(({ contactId }) => contactId));
  if (ids.size === 0) return [];
  const current = await contacts.readContacts(owner.ownerId, ids);
  return [...ids]
    .flatMap((contactId) => current.get(contactId) ?? [])
    .filter((contact) => isNudgeStillWanted(contact, now, owner))
    .slice(0, MAX_PEOPLE);
}
