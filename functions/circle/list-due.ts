import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ContactStore } from './contact-store.ts';
import { explainDue } from './domain/cadence.ts';
import type { Contact } from './domain/contact.ts';
import type { Owner } from './domain/owner.ts';

export interface ListDuePorts {
  readonly contacts: Pick<ContactStore, 'listDueContacts'>;
  readonly clock: Clock;
}

export interface DueContact {
  readonly contact: Contact;
  /** `47 days since you last spoke; you aim for 30.` */
  readonly whyNow: string;
}

/** Who the owner might reach out to today, longest due first. */
export async function listDue(
  { contacts, clock }: ListDuePorts,
  owner: Owner,
  limit: number,
): Promise<readonly DueContact[]> {
  const now = clock.now();
  const due = await contacts.listDueContacts(owner.ownerId, toIsoInstant(now), limit);
  return due.map((contact) => ({ contact, whyNow: explainDue(contact, now, owner.timeZone) }));
}
