import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { dueReasons } from '../circle/domain/due-reasons.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isQuietDay } from '../circle/domain/quiet-days.ts';
import { refreshDueDate } from '../circle/refresh-due-dates.ts';
import { eachInFlight } from '../shared/in-flight.ts';
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

const REFRESHES_IN_FLIGHT = 20;
/** As often a full page may hold nobody but such whose time is over, after weeks without a brief; tomorrow goes on from there. */
const MOST_PAGES = 3;

export interface FindPeopleDuePorts {
  readonly contacts: Pick<ContactStore, 'listDueContacts' | 'readContacts' | 'changeContact'>;
}

/**
 * The people of today's brief, the one to reach out to first; at most five. Nobody on one of the owner's quiet days. Two
 * requests, however many are due: a query, and the first of them once more, since the index may lag behind contact that has
 * just been made. Whoever stands in the index for a day that is over gets a new date, so that they never hide the others.
 */
export async function findPeopleDue(
  { contacts }: FindPeopleDuePorts,
  owner: Owner,
  now: Temporal.Instant,
): Promise<readonly Contact[]> {
  if (isQuietDay(now.toZonedDateTimeISO(owner.timeZone).toPlainDate(), owner.quietDays)) return [];
  const first = await findFirst(contacts, owner, now);
  const ids = new Set(first.map(({ contactId }) => contactId));
  if (ids.size === 0) return [];
  const current = await contacts.readContacts(owner.ownerId, ids);
  return [...ids]
    .flatMap((contactId) => current.get(contactId) ?? [])
    .filter((contact) => dueReasons(contact, now, owner).length > 0)
    .slice(0, MAX_PEOPLE);
}

/** By what the index knows of them. */
async function findFirst(
  contacts: FindPeopleDuePorts['contacts'],
  owner: Owner,
  now: Temporal.Instant,
): Promise<readonly Contact[]> {
  let due: readonly Contact[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const candidates = await contacts.listDueContacts(owner.ownerId, toIsoInstant(now), CANDIDATES);
    due = rankDue(candidates, now, owner).map(({ contact }) => contact);
    const ids = new Set(due.map(({ contactId }) => contactId));
    const stale = candidates.filter(({ contactId }) => !ids.has(contactId));
    await eachInFlight(stale, REFRESHES_IN_FLIGHT, async (contact) => {
      await refreshDueDate(contacts, contact);
    });
    const mayHideOthers = candidates.length === CANDIDATES && due.length < MAX_PEOPLE;
    if (!mayHideOthers) break;
  }
  return due.slice(0, READ_AGAIN);
}
