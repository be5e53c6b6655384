import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { DraftId } from '../shared/ids.ts';
import type { TokenTarget } from '../shared/signed-token.ts';

export interface FindNudgedPersonPorts {
  readonly ledger: Pick<Ledger, 'find'>;
  readonly owners: Pick<OwnerStore, 'findOwner'>;
  readonly contacts: Pick<ContactStore, 'findContact'>;
}

/** Message, owner and person are undefined when they are gone. */
export interface NudgedPerson {
  readonly delivery?: Delivery | undefined;
  readonly owner?: Owner | undefined;
  readonly person?: Contact | undefined;
  /** The draft that the message offered for the person, where the token is about that. */
  readonly draftId?: DraftId | undefined;
}

/** Follows what a token says: message → its owner, and the person at the token's place in it. */
export async function findNudgedPerson(
  { ledger, owners, contacts }: FindNudgedPersonPorts,
  { deliveryId, personIndex }: TokenTarget,
): Promise<NudgedPerson> {
  const delivery = await ledger.find(deliveryId);
  if (delivery === undefined) return {};
  const owner = await owners.findOwner(delivery.ownerId);
  const subject = delivery.subjects[personIndex];
  if (owner === undefined || subject === undefined) return { delivery, owner };
  const { contactId, draftId } = subject;
  return {
    delivery,
    owner,
    person: await contacts.findContact({ ownerId: owner.ownerId, contactId }),
    draftId,
  };
}
