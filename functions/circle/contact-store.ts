import type { EmailAddress } from '../shared/email-address.ts';
import type { ContactId, OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Contact } from './domain/contact.ts';
import type { Interaction } from './domain/interaction.ts';

export interface ContactKey {
  readonly ownerId: OwnerId;
  readonly contactId: ContactId;
}

/** What a contact keeps of an interaction, and whether that is a touch. */
export type TimelineEntry = Pick<
  Interaction,
  'interactionId' | 'occurredAt' | 'kind' | 'direction' | 'source' | 'text'
>;

/**
 * `added`: the contact and its addresses are stored, under the id that was given. `exists`: a contact with this id is stored
 * already, as a repeat finds it; nothing was changed. `address-taken`: another contact of this owner has that address; nothing
 * was written.
 */
export type AddContactOutcome =
  | { readonly outcome: 'added'; readonly contactId: ContactId }
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'address-taken'; readonly address: EmailAddress; readonly holderName: string };

/**
 * `unchanged`: the change asked for nothing new. `address-taken`: another contact of this owner has an address that the
 * change adds; nothing was written.
 */
export type ChangeContactOutcome =
  | { readonly outcome: 'changed' | 'unchanged'; readonly contact: Contact }
  | { readonly outcome: 'address-taken'; readonly address: EmailAddress; readonly holderName: string };

/** Where the people of a circle live. Everything is under its owner's key. */
export interface ContactStore {
  /** Adds a contact and claims its addresses. Safe to repeat after a crash. */
  addContact(contact: Contact): Promise<AddContactOutcome>;
  /** `addContact` for many contacts of one owner at once; the outcomes come in their order. */
  addContacts(ownerId: OwnerId, contacts: readonly Contact[]): Promise<readonly AddContactOutcome[]>;
  findContact(key: ContactKey): Promise<Contact | undefined>;
  /**
   * Those of one owner's contacts that are there, in no order; who was merged into somebody else is not. One request for up to
   * a hundred of them.
   */
  readContacts(
    ownerId: OwnerId,
    contactIds: ReadonlySet<ContactId>,
  ): Promise<ReadonlyMap<ContactId, Contact>>;
  findContactByAddress(ownerId: OwnerId, address: EmailAddress): Promise<Contact | undefined>;
  listContacts(ownerId: OwnerId): AsyncIterable<Contact>;
  /** Contacts due at `now`, longest due first; reads only those. */
  listDueContacts(ownerId: OwnerId, now: IsoInstant, limit: number): Promise<readonly Contact[]>;
  /**
   * Notes what was put on a timeline, in one write: `newestEntry` where it is the newest, `lastTouchAt` where it is a touch newer
   * than what is stored, `efforts` where it tells of one, and the due date that follows. Idempotent. Throws ContactNotFoundError.
   */
  recordEntry(key: ContactKey, entry: TimelineEntry): Promise<void>;
  /**
   * Sets `lastNudgedAt` if it is newer than what is stored, and the due date that follows from it. Idempotent.
   * Throws ContactNotFoundError.
   */
  recordNudge(key: ContactKey, nudgedAt: IsoInstant): Promise<void>;
  /**
   * Replaces a contact by what `change` makes of it, with its due date, in one conditional write; where somebody else wrote in
   * between, the change is applied anew to what they left. Undefined asks for no change; a contact that comes back as it was is
   * written where its due date no longer follows from the owner's rules. Addresses that the change adds are claimed before the
   * write, those that it drops are given back after it; `ownerId`, `contactId` and `mailbox` stay as they are. Safe to repeat
   * after a crash. Throws ContactNotFoundError.
   */
  changeContact(
    key: ContactKey,
    change: (contact: Contact) => Contact | undefined,
  ): Promise<ChangeContactOutcome>;
  /** No more letters to this person, at whatever address. Idempotent. Throws ContactNotFoundError. */
  withdrawCheckIns(key: ContactKey): Promise<void>;
}
