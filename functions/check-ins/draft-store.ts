import type { ContactKey } from '../circle/contact-store.ts';
import type { DraftId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Approval, Draft, OwnWords } from './domain/draft.ts';

export interface DraftKey extends ContactKey {
  readonly draftId: DraftId;
}

/** The letter that a yes let out: what became of an earlier one says nothing about a later. */
export interface DraftAttempt extends DraftKey {
  readonly approval?: Approval | undefined;
}

/** Where drafts live, with the due index of those that are to go out. Every change is one conditional write. */
export interface DraftStore {
  /** Keeps a new draft; when there is one with its id already, that one comes back, unchanged. */
  open(draft: Draft): Promise<Draft>;
  /**
   * One of the contact's, or of whoever was merged into them. It stays under the id that it was written under, so that every
   * change takes it from here.
   */
  find(key: DraftKey): Promise<Draft | undefined>;
  /** All of a contact's, and of those merged into them, in no order: a handful a year. */
  listForContact(key: ContactKey): Promise<readonly Draft[]>;
  /** The owner's yes to a draft as it was read. `late`: it is no longer open, has expired, or has other words now; nothing was changed. */
  approve(
    read: DraftKey & Pick<Draft, 'ownWords'>,
    approval: Approval,
    dueAt: IsoInstant,
  ): Promise<'approved' | 'late'>;
  /** Once more, by `anew`, from the state that was read; `late` when it has changed since. */
  approveAgain(read: Draft, approval: Approval, dueAt: IsoInstant): Promise<'approved' | 'late'>;
  /** The owner's own words take the place of Kith's; whatever was announced is off. `late`: no longer open, or expired. */
  reword(key: DraftKey, ownWords: OwnWords, now: IsoInstant): Promise<'reworded' | 'late'>;
  /** The owner's no; `late`: no longer open, or expired. */
  skip(key: DraftKey, now: IsoInstant): Promise<'skipped' | 'late'>;
  /** Kith's own no; `late` as for `skip`. */
  putAway(key: DraftKey, now: IsoInstant): Promise<'skipped' | 'late'>;
  /** Not before `until`: whatever was announced is off; `late` as for `skip`. */
  wait(key: DraftKey, until: IsoInstant, now: IsoInstant): Promise<'waits' | 'late'>;
  /** It goes out by itself at `dueAt`; nothing changes where it does already, waits, or is no longer open. */
  announce(key: DraftKey, dueAt: IsoInstant, now: IsoInstant): Promise<void>;
  /** The advance permission, for a draft as it was read; `late`: it was stopped, moved, or has expired. */
  approveAnnounced(read: Draft, approval: Approval, dueAt: IsoInstant): Promise<'approved' | 'late'>;
  /** It does not go out by itself after all, and stays open; nothing changes where another run has moved it. */
  callOff(read: Draft): Promise<void>;
  /** The owner wrote themselves; nothing changes unless it is open. */
  recordUsed(key: DraftKey, usedAt: IsoInstant): Promise<void>;
  /**
   * An approved letter that waits does not go out: the owner's no, where there is a moment of it. `late` when somebody has taken
   * it up since it was read.
   */
  withdraw(read: Draft, skippedAt: IsoInstant | undefined): Promise<'skipped' | 'late'>;
  /** An approved letter that waits goes out at another time; `late` as for `withdraw`. */
  move(read: Draft, approval: Approval, dueAt: IsoInstant): Promise<'moved' | 'late'>;
  /** Those to look at by `now`, longest due first; reads only those. */
  findDue(now: IsoInstant, limit: number): Promise<readonly Draft[]>;
  /** Moves `dueAt` from the value read; `lost` when another run has moved it, or the draft is settled. */
  postpone(draft: Draft, dueAt: IsoInstant): Promise<'moved' | 'lost'>;
  /** SES may have it: from approved to unknown, to be looked at again at `dueAt`. */
  recordUnknown(letter: DraftAttempt, dueAt: IsoInstant): Promise<void>;
  /** SES has it: from approved or unknown to sent, to be looked at once more at `dueAt`. */
  recordSent(letter: DraftAttempt, dueAt: IsoInstant): Promise<void>;
  /** What became of it for good; it leaves the due index. Repeating it changes nothing, and what was sent stays so. */
  settle(letter: DraftAttempt, status: 'sent' | 'unknown' | 'blocked'): Promise<void>;
}
