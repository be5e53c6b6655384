import type { ContactStore } from '../circle/contact-store.ts';
import { type Contact, contactSchema } from '../circle/domain/contact.ts';
import { nameOfAddress } from '../circle/domain/import/name-of-address.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { deriveContactId, newContactId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Mailbox } from './domain/inbound-mail.ts';

export interface PlanCopiedPeoplePorts {
  readonly contacts: Pick<ContactStore, 'findContact' | 'findContactByAddress'>;
}

/** Those who are not in the circle, as they would come into it: without a cadence, so that no nudge comes of it. Nothing is changed. */
export async function planCopiedPeople(
  ports: PlanCopiedPeoplePorts,
  owner: Owner,
  people: readonly Mailbox[],
  addedAt: IsoInstant,
): Promise<readonly Contact[]> {
  const planned: Contact[] = [];
  for (const person of people) planned.push(...(await planOne(ports, owner, person, addedAt)));
  return planned;
}

async function planOne(
  { contacts }: PlanCopiedPeoplePorts,
  { ownerId }: Owner,
  { name, address }: Mailbox,
  addedAt: IsoInstant,
): Promise<readonly Contact[]> {
  if ((await contacts.findContactByAddress(ownerId, address)) !== undefined) return [];
  const derivedId = deriveContactId(ownerId, 'copy', address);
  // Who has this id has another address by now: this is somebody else.
  const isTaken = (await contacts.findContact({ ownerId, contactId: derivedId })) !== undefined;
  const contact = contactSchema.parse({
    ownerId,
    contactId: isTaken ? newContactId() : derivedId,
    name: name ?? nameOfAddress(address) ?? address,
    addresses: [address],
    newestEntry: null,
    addedAt,
  });
  return [contact];
}
