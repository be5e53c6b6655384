import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { fromIsoInstant, type IsoInstant } from '../shared/iso-instant.ts';
import { keepTheirWords } from './domain/arrival/their-gift-words.ts';

export interface HearOfGiftPorts {
  readonly contacts: Pick<ContactStore, 'changeContact'>;
}

export interface HearOfGiftInput {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly text: string;
  readonly at: IsoInstant;
  readonly interactionId: string;
}

/**
 * Keeps what a contact’s own reply says of a gift on that gift, in one conditional write; none where it says nothing of one.
 * Repeating it changes nothing. Throws ContactNotFoundError.
 */
export async function hearOfGift(
  { contacts }: HearOfGiftPorts,
  { owner, contact, text, at, interactionId }: HearOfGiftInput,
): Promise<void> {
  const on = fromIsoInstant(at).toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const keep = (stored: Contact) => keepTheirWords(stored, { text, on, interactionId });
  if (keep(contact) === contact) return;
  await contacts.changeContact(contact, (stored) => {
    const kept = keep(stored);
    return kept === stored ? undefined : kept;
  });
}
