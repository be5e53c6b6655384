import { type ContactId, type DeliveryId, deriveDeliveryId, type OwnerId } from '../../../shared/ids.ts';

/** The same for every card of a contact; nobody can tell the contact by it. */
export const cardIdOf = ({
  ownerId,
  contactId,
}: {
  readonly ownerId: OwnerId;
  readonly contactId: ContactId;
}): DeliveryId => deriveDeliveryId('contact-card', ownerId, contactId);
