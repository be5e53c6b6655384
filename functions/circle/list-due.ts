import type { Clock } from '../shared/clock.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import type { DueReason } from './domain/due/due-reason.ts';
import { wantedReasons } from './domain/due-reasons.ts';
import type { Owner } from './domain/owner.ts';

export interface ListDuePorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
  readonly clock: Clock;
}

export interface DueContact {
  readonly contact: Contact;
  readonly dueSince: IsoInstant;
  /** The strongest reason: `47 days since you last spoke; you aim for 30.` */
  readonly whyNow: string;
  /** Strongest first; never empty. */
  readonly reasons: readonly DueReason[];
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
    const reasons = wantedReasons(contact, now, owner);
    const [strongest, ...others] = reasons;
    if (strongest === undefined) continue;
    const dueSince = others.reduce((first, { since }) => (since < first ? since : first), strongest.since);
    due.push({ contact, dueSince, whyNow: strongest.text, reasons });
  }
  return due.toSorted((one, other) => (one.dueSince < other.dueSince ? -1 : 1));
}
