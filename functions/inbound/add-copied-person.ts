import type { ContactStore } from '../circle/contact-store.ts';
import { contactSchema } from '../circle/domain/contact.ts';
import { nameOfAddress } from '../circle/domain/import/name-of-address.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { deriveContactId, newContactId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Mailbox } from './domain/inbound-mail.ts';

export interface AddCopiedPersonPorts {
  readonly contacts: Pick<ContactStore, 'addContact' | 'findContactByAddress'>;
}

/** Brings somebody into the circle without a cadence, so that no nudge comes of it. Who has the address already stays as they are. */
export async function addCopiedPerson(
  { contacts }: AddCopiedPersonPorts,
  { ownerId }: Owner,
  { name, address }: Mailbox,
  addedAt: IsoInstant,
): Promise<void> {
  if ((await contacts.findContactByAddress(ownerId, address)) !== undefined) return;
  const contact = contactSchema.parse({
    ownerId,
    contactId: deriveContactId(ownerId, 'copy', address),
    name: name ?? nameOfAddress(address) ?? address,
    addresses: [address],
    newestEntry: null,
    addedAt,
  });
  const { outcome } = await contacts.addContact(contact);
  // Who had this id has another address by now: this is somebody else.
  if (outcome === 'exists' && (await contacts.findContactByAddress(ownerId, address)) === undefined) {
    await contacts.addContact({ ...contact, contactId: newContactId() });
  }
}
