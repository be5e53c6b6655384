import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { TokenTarget } from '../shared/signed-token.ts';

export interface FindNudgedPersonPorts {
  readonly ledger: Pick<Ledger, 'find'>;
  readonly owners: Pick<OwnerStore, 'findOwner'>;
  readonly contacts: Pick<ContactStore, 'findContact'>;
}

/** Owner and person are undefined when they are gone. */
export interface NudgedPerson {
  readonly owner?: Owner | undefined;
  readonly person?: Contact | undefined;
}

/** Follows what a token says: message → its owner, and the person at the token's place in it. */
export async function findNudgedPerson(
  { ledger, owners, contacts }: FindNudgedPersonPorts,
  { deliveryId, personIndex }: TokenTarget,
): Promise<NudgedPerson> {
  const delivery = await ledger.find(deliveryId);
  if (delivery === undefined) return {};
  const owner = await owners.findOwner(delivery.ownerId);
  const contactId = delivery.contactIds[personIndex];
  if (owner === undefined || contactId === undefined) return { owner };
  return { owner, person: await contacts.findContact({ ownerId: owner.ownerId, contactId }) };
}
