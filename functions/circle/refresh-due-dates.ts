import type { Clock } from '../shared/clock.ts';
import type { ContactKey, ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import { dueAt } from './domain/due-reasons.ts';
import type { Owner } from './domain/owner.ts';
import { ContactNotFoundError } from './errors.ts';

const PEOPLE_IN_FLIGHT = 20;

export interface RefreshDueDatesPorts {
  readonly contacts: Pick<ContactStore, 'listContacts' | 'changeContact'>;
  readonly clock: Clock;
}

/** Of the people who come up at some time: how many were looked at, and how many fall due on another day than before. */
export interface DueDatesRefreshed {
  readonly checked: number;
  readonly moved: number;
}

/**
 * Computes everybody's stored due date anew, after the owner's zone, tiers, quiet days or days of notice were changed. Writes only those that
 * are others than before. Safe to repeat at any point: it changes nothing where all is right, and heals what a crash left
 * behind. People for whom nothing is to come cost no more than the listing.
 */
export async function refreshDueDates(
  { contacts, clock }: RefreshDueDatesPorts,
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
    if (dueAt(contact, clock.now(), owner) === undefined) continue;
    batch.push(contact);
    if (batch.length < PEOPLE_IN_FLIGHT) continue;
    await refresh(batch);
    batch = [];
  }
  if (batch.length > 0) await refresh(batch);
  return progress;
}

/**
 * Whether somebody's stored due date was wrong. The store writes it with the contact, by the rules of that moment: asking for no
 * change is enough.
 */
export async function refreshDueDate(
  contacts: Pick<ContactStore, 'changeContact'>,
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
