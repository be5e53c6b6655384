import type { ContactStore } from '../circle/contact-store.ts';
import { isPresent } from '../circle/domain/standing.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveDeliveryId, type OwnerId } from '../shared/ids.ts';
import { describeStopOfAll } from './domain/silence.ts';

export interface TellOtherOwnersPorts extends TellOwnerPorts {
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  readonly contacts: Pick<ContactStore, 'findContactByAddress'>;
}

const WHY = 'Kith tells you this once, because the address is in your circle.';

/**
 * All mail to an address has ended: each owner in whose circle it is hears so, once, and not of whom it was asked, nor in which
 * words. Safe to repeat. Throws OwnerMailPendingError.
 */
export async function tellOtherOwners(
  ports: TellOtherOwnersPorts,
  { address, asked }: { readonly address: EmailAddress; readonly asked: OwnerId },
): Promise<void> {
  for (const owner of await ports.owners.listOwners()) {
    const { ownerId, mailStoppedAt } = owner;
    if (ownerId === asked || mailStoppedAt !== undefined) continue;
    const contact = await ports.contacts.findContactByAddress(ownerId, address);
    if (contact === undefined || !isPresent(contact) || contact.doNotContact !== undefined) continue;
    await tellOwner(ports, {
      deliveryId: deriveDeliveryId('stop-notice-of-all', ownerId, address),
      owner,
      subjects: [{ contactId: contact.contactId }],
      words: describeStopOfAll(contact, address),
      smallPrint: WHY,
    });
  }
}
