import type { ContactStore } from '../circle/contact-store.ts';
import { type Contact, contactSchema } from '../circle/domain/contact.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { StaleWriteError } from '../shared/errors.ts';
import { deriveContactId, type OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export interface FindOrAddReaderPorts {
  readonly contacts: Pick<ContactStore, 'addContact' | 'findContact' | 'findContactByAddress'>;
  readonly subscribers: Pick<SubscriberStore, 'find'>;
}

export interface WritingReader {
  readonly ownerId: OwnerId;
  /** Where the issue went that was answered. */
  readonly recipient: EmailAddress;
  /** Who proved to have written it; undefined when nobody did. */
  readonly sender: EmailAddress | undefined;
  readonly at: IsoInstant;
}

const HOW_THEY_CAME = 'Came into the circle by answering the newsletter.';

/**
 * Who answered an issue, as somebody in the owner's circle: whoever proved to have written, or else the address that got
 * the issue. Somebody new is added without a cadence, so that no nudge comes of it. Safe to repeat.
 */
export async function findOrAddReader(ports: FindOrAddReaderPorts, reader: WritingReader): Promise<Contact> {
  const { ownerId, recipient } = reader;
  const known = await findReader(ports, reader);
  if (known !== undefined) return known;
  const subscriber = await ports.subscribers.find(recipient);
  const contact = contactSchema.parse({
    ownerId,
    contactId: deriveContactId(ownerId, 'newsletter', recipient),
    name: subscriber?.firstName ?? recipient,
    addresses: [recipient],
    notes: [HOW_THEY_CAME],
    newestEntry: null,
    addedAt: reader.at,
  });
  const addition = await ports.contacts.addContact(contact);
  if (addition.outcome === 'added') return { ...contact, contactId: addition.contactId };
  const added = (await findReader(ports, reader)) ?? (await ports.contacts.findContact(contact));
  if (added !== undefined) return added;
  throw new StaleWriteError('A reader was added and taken away while they were being added');
}

async function findReader(
  { contacts }: Pick<FindOrAddReaderPorts, 'contacts'>,
  { ownerId, recipient, sender }: WritingReader,
): Promise<Contact | undefined> {
  const bySender = sender && (await contacts.findContactByAddress(ownerId, sender));
  return bySender ?? contacts.findContactByAddress(ownerId, recipient);
}
