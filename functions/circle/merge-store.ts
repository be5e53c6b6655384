import type { EmailAddress } from '../shared/email-address.ts';
import type { ContactId, OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { ContactKey } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';

/** The one merge, or undoing of one, that is going on in a circle: whoever comes next completes what a crash left. */
export interface MergeTask {
  readonly doing: 'merge' | 'undo';
  readonly ownerId: OwnerId;
  /** Who stays. */
  readonly into: ContactId;
  readonly absorbedId: ContactId;
  readonly startedAt: IsoInstant;
}

/** That somebody was merged into somebody else; while their own contact is gone, their id leads to that one. */
export interface MergeRecord {
  readonly ownerId: OwnerId;
  readonly into: ContactId;
  /** As they were when they were absorbed. */
  readonly absorbed: Contact;
  readonly absorbedRevision: number;
  /** The other one as they were before. */
  readonly keptBefore: Contact;
  readonly mergedAt: IsoInstant;
}

/** A contact as read, with the revision that a conditional write compares. */
export interface ContactAtRevision {
  readonly contact: Contact;
  readonly revision: number;
}

/** From whom to whom something goes. */
export interface Handover {
  readonly ownerId: OwnerId;
  readonly from: ContactId;
  readonly to: ContactId;
}

/** The steps of merging and of taking it back. Each can be repeated; each that changes something is one conditional write. */
export interface MergeStore {
  /** Only one at a time in a circle; `busy`: another one, or the rest of it, is in the way. */
  beginTask(task: MergeTask): Promise<'begun' | 'busy'>;
  findTask(ownerId: OwnerId): Promise<MergeTask | undefined>;
  endTask(task: MergeTask): Promise<void>;

  findRecord(ownerId: OwnerId, absorbedId: ContactId): Promise<MergeRecord | undefined>;
  listRecords(ownerId: OwnerId): Promise<readonly MergeRecord[]>;
  /** Nothing is written where there is one for this absorbed contact. */
  addRecord(record: MergeRecord): Promise<void>;
  /** What the absorbed contact has become since; never an older revision. */
  renewSnapshot(record: MergeRecord, absorbed: ContactAtRevision): Promise<void>;
  removeRecord(record: MergeRecord): Promise<void>;

  /** The contact with just this id: one who was absorbed is not there. */
  findExactly(key: ContactKey): Promise<ContactAtRevision | undefined>;
  /**
   * Replaces a contact by what `change` makes of it, and leaves claims on addresses alone. `missing`: there is none.
   * Throws StaleWriteError.
   */
  rewrite(key: ContactKey, change: (contact: Contact) => Contact): Promise<'rewritten' | 'missing'>;
  /** `changed`: the contact is no longer at that revision. */
  remove(key: ContactKey, revision: number): Promise<'removed' | 'changed'>;
  /** Brings a contact back at that revision, unless they are there. */
  restore(contact: Contact, revision: number): Promise<void>;

  /** `taken`: the address belongs to neither of the two. */
  moveAddress(address: EmailAddress, handover: Handover): Promise<'moved' | 'taken'>;
  /** Whom the answers reach that come to a lasting address. */
  moveMailbox(mailbox: string, handover: Handover): Promise<void>;
  /** Entries keep id, time and words of old, and say where they come from; those that the other one has, too, stay as they are. */
  copyTimeline(handover: Handover): Promise<void>;
  /** Takes away what `copyTimeline` brought, but for entries whose words were changed since. */
  removeCopies(handover: Handover): Promise<void>;
}
