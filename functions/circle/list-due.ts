import type { Clock } from '../shared/clock.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { ContactStore } from './contact-store.ts';
import { wantedSince } from './domain/cadence.ts';
import type { Contact } from './domain/contact.ts';
import { explainDue } from './domain/explain-due.ts';
import type { Owner } from './domain/owner.ts';

export interface ListDuePorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
  readonly clock: Clock;
}

export interface DueContact {
  readonly contact: Contact;
  readonly dueSince: IsoInstant;
  /** `47 days since you last spoke; you aim for 30.` */
  readonly whyNow: string;
}

/**
 * Everybody who waits to hear from the owner, longest due first, those of the last brief included. Reads the whole circle,
 * since the due index leaves out whom a nudge has quieted.
 */
export async function listDue(
  { contacts, clock }: ListDuePorts,
  owner: Owner,
): Promise<readonly DueContact[]> {
  const now = clock.now();
  const due: DueContact[] = [];
  for await (const contact of contacts.listContacts(owner.ownerId)) {
    const dueSince = wantedSince(contact, owner);
    if (dueSince === undefined || dueSince > toIsoInstant(now)) continue;
    due.push({ contact, dueSince, whyNow: explainDue(contact, now, owner) });
  }
  return due.toSorted((one, other) => (one.dueSince < other.dueSince ? -1 : 1));
}
