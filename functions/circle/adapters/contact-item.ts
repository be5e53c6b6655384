import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import { contactIdSchema, type OwnerId } from '../../shared/ids.ts';
import type { ContactKey } from '../contact-store.ts';
import { dueAt } from '../domain/cadence.ts';
import { type Contact, contactSchema } from '../domain/contact.ts';
import { ITEM_VERSION, readItem } from './circle-item.ts';

/** A contact as read, with the revision that a conditional write compares. */
export interface StoredContact {
  readonly contact: Contact;
  readonly revision: number;
}

/** Says which contact an address belongs to; the one item that makes an address unique in a circle. */
export interface AddressClaim {
  readonly address: EmailAddress;
  readonly contactId: ContactKey['contactId'];
}

export const CONTACT_PREFIX = 'CONTACT#';
const ADDRESS_PREFIX = 'ADDRESS#';

export const contactKey = ({ ownerId, contactId }: ContactKey) => ({
  pk: `OWNER#${ownerId}`,
  sk: `${CONTACT_PREFIX}${contactId}`,
});

export const claimKey = (ownerId: OwnerId, address: EmailAddress) => ({
  pk: `OWNER#${ownerId}`,
  sk: `${ADDRESS_PREFIX}${address}`,
});

const revisionSchema = z.object({ revision: z.int().nonnegative() });
const claimSchema = z
  .object({ sk: z.templateLiteral([ADDRESS_PREFIX, z.string()]), contactId: contactIdSchema })
  .transform(({ sk, contactId }) => ({
    address: emailAddressSchema.parse(sk.slice(ADDRESS_PREFIX.length)),
    contactId,
  }));

export function toContactItem(contact: Contact, timeZone: string) {
  return {
    ...contactKey(contact),
    version: ITEM_VERSION,
    revision: 0,
    ...contact,
    ...contactDueEntry(contact, timeZone),
  };
}

export function toClaimItem(ownerId: OwnerId, { address, contactId }: AddressClaim) {
  return { ...claimKey(ownerId, address), version: ITEM_VERSION, contactId };
}

/** The contact's place in the contact-due index; empty without a cadence, so that the index stays sparse. */
export function contactDueEntry(contact: Contact, timeZone: string) {
  const contactDueAt = dueAt(contact, timeZone);
  return contactDueAt === undefined ? {} : { dueOwner: contact.ownerId, contactDueAt };
}

export function readContact(item: unknown): Contact {
  return readItem(contactSchema, item, 'A contact');
}

export function readStoredContact(item: unknown): StoredContact {
  return { contact: readContact(item), revision: readItem(revisionSchema, item, 'A contact').revision };
}

export function readClaim(item: unknown): AddressClaim {
  return readItem(claimSchema, item, 'An address');
}
