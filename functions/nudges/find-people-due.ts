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

/**
 * The people of today's brief, the one to reach out to first; at most five. Nobody on one of the owner's quiet days. One query,
 * and each of them read once more: the index may lag behind contact that has just been made.
 */
export async function findPeopleDue(
  { contacts }: { readonly contacts: Pick<ContactStore, 'listDueContacts' | 'findContact'> },
  owner: Owner,
  now: Temporal.Instant,
): Promise<readonly Contact[]> {
  if (isQuietDay(now.toZonedDateTimeISO(owner.timeZone).toPlainDate(), owner.quietDays)) return [];
  const candidates = await contacts.listDueContacts(owner.ownerId, toIsoInstant(now), CANDIDATES);
  const people = new Map<Contact['contactId'], Contact>();
  for (const candidate of rankDue(candidates, now, owner)) {
    if (people.size === MAX_PEOPLE) break;
    const contact = await contacts.findContact(candidate);
    if (contact && isNudgeStillWanted(contact, now, owner)) people.set(contact.contactId, contact);
  }
  return [...people.values()];
}
