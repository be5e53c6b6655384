import type { ContactKey, ContactStore } from './contact-store.ts';
import { cadenceOf } from './domain/cadence.ts';
import type { Contact } from './domain/contact.ts';
import type { Owner } from './domain/owner.ts';
import { ContactNotFoundError } from './errors.ts';

const PEOPLE_IN_FLIGHT = 20;

export interface RefreshDueDatesPorts {
  readonly contacts: Pick<ContactStore, 'listContacts' | 'changeContact'>;
}

/** Of the people with a cadence: how many were looked at, and how many fall due on another day than before. */
export interface DueDatesRefreshed {
  readonly checked: number;
  readonly moved: number;
}

/**
 * Computes everybody's stored due date anew, after the owner's zone, tiers or quiet days were changed. Writes only those that
 * are others than before. Safe to repeat at any point: it changes nothing where all is right, and heals what a crash left
 * behind. People without a cadence, who never fall due, cost no more than the listing.
 */
export async function refreshDueDates(
  { contacts }: RefreshDueDatesPorts,
  owner: Owner,
  onProgress: (progress: DueDatesRefreshed) => void = () => undefined,
): Promise<DueDatesRefreshed> {
  let progress: DueDatesRefreshed = { checked: 0, moved: 0 };
  const refresh = async (batch: readonly Contact[]) => {
    const moves = await Promise.all(batch.map((contact) => refreshDueDate(contacts, contact)));
    const moved = moves.filter((isMoved) => isMoved).length;
    progress = { checked: progress.checked + batch.length, moved: progress.moved + moved };
    onProgress(progress);
  };
  let batch: Contact[] = [];
  for await (const contact of contacts.listContacts(owner.ownerId)) {
    if (cadenceOf(contact, owner) === undefined) continue;
    batch.push(contact);
    if (batch.length < PEOPLE_IN_FLIGHT) continue;
    await refresh(batch);
    batch = [];
  }
  if (batch.length > 0) await refresh(batch);
  return progress;
}

/** The store writes a contact's due date with the contact, by the rules of that moment: asking for no change is enough. */
async function refreshDueDate(
  contacts: RefreshDueDatesPorts['contacts'],
  { ownerId, contactId }: ContactKey,
): Promise<boolean> {
  try {
    const { outcome } = await contacts.changeContact({ ownerId, contactId }, (contact) => contact);
    return outcome === 'changed';
  } catch (error) {
    if (error instanceof ContactNotFoundError) return false; // Removed since.
    throw error;
  }
}
