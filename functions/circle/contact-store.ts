import type { EmailAddress } from '../shared/email-address.ts';
import type { ContactId, OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Contact } from './domain/contact.ts';

export interface ContactKey {
  readonly ownerId: OwnerId;
  readonly contactId: ContactId;
}

/** Where the people of a circle live. Everything is under its owner's key. */
export interface ContactStore {
  /**
   * Adds a contact and claims its addresses. `address-taken` (with the address) when another contact of this owner has
   * one of them; nothing is written then. Safe to repeat after a crash.
   */
  addContact(
    contact: Contact,
  ): Promise<{ outcome: 'added' } | { outcome: 'address-taken'; address: EmailAddress }>;
  findContact(key: ContactKey): Promise<Contact | undefined>;
  findContactByAddress(ownerId: OwnerId, address: EmailAddress): Promise<Contact | undefined>;
  listContacts(ownerId: OwnerId): AsyncIterable<Contact>;
  /** Contacts due at `now`, longest due first; reads only those. */
  listDueContacts(ownerId: OwnerId, now: IsoInstant, limit: number): Promise<readonly Contact[]>;
  /** Sets `lastTouchAt` if it is newer than what is stored, and the due date that follows from it. Idempotent. */
  recordTouch(key: ContactKey, touchedAt: IsoInstant): Promise<void>;
  /** Sets `lastNudgedAt` if it is newer than what is stored, and the due date that follows from it. Idempotent. */
  recordNudge(key: ContactKey, nudgedAt: IsoInstant): Promise<void>;
}
