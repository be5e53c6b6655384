import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { rankDue } from './domain/rank-due.ts';

/** More than these at once would be a list, not a letter. */
const MAX_PEOPLE = 5;
/** Read in one query, so that the ranking has something to choose from; whoever is left out is due again tomorrow. */
const CANDIDATES = 25;

/** The people of today's brief, the one to reach out to first; at most five. One query. */
export async function findPeopleDue(
  ports: { readonly contacts: ContactStore },
  owner: Owner,
  now: Temporal.Instant,
): Promise<readonly Contact[]> {
  const candidates = await ports.contacts.listDueContacts(owner.ownerId, toIsoInstant(now), CANDIDATES);
  return rankDue(candidates, now, owner).slice(0, MAX_PEOPLE);
}
