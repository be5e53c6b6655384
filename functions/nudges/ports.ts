import type { Temporal } from 'temporal-polyfill';
import type { BriefAid, BriefSection } from '../../emails/morning-brief-props.ts';
import type { ContactKey, ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { Plan } from '../circle/domain/plan.ts';
import type { DuePeople } from '../circle/due-people.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { SendDeliveryPorts } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { DraftId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';

/** A letter to somebody that waits: for the owner's yes, for the owner to send it, or for its time to go out by itself. */
export interface ReadyDraft {
  readonly draftId: DraftId;
  readonly text: string;
  /** The owner sends it themselves, to `to`, with a copy to their log address. */
  readonly own?: { readonly to: EmailAddress; readonly subject: string; readonly logAddress: string };
  /** When it goes out by itself, at the earliest, once the brief has announced it. */
  readonly goesOutAt?: Temporal.Instant;
}

/** Writes letters that a brief offers to its owner. */
export interface DraftWriter {
  /** Undefined where there is nothing to send: then a nudge says why now, as ever. Repeating it finds the same draft. */
  prepareDraft(occasion: {
    readonly owner: Owner;
    readonly contact: Contact;
    readonly now: Temporal.Instant;
    /** Everybody in the brief: one of them may be worth an introduction. */
    readonly others: readonly Contact[];
  }): Promise<ReadyDraft | undefined>;
  /** A brief that went out said that the draft goes out by itself: a day from now, it does. Idempotent. */
  announce(draft: ContactKey & Pick<ReadyDraft, 'draftId'>): Promise<void>;
}

/** Knows something concrete towards what the owner means to do: ways to help, words of praise. Pure; it reads nothing. */
export interface AidWriter {
  /** Undefined where the plan says all there is. */
  aidFor(contact: Contact, plan: Plan, owner: Owner): BriefAid | undefined;
}

/** Has something to say in the owner's brief: gifts, what was recorded since the last one. */
export interface BriefContributor {
  /** Whether it is worth a mail where nobody is due. */
  readonly isReasonToWrite: boolean;
  /** Undefined when there is nothing to say. It is asked once for each mail, and again when that is repeated. */
  contribute(morning: {
    readonly owner: Owner;
    /** Those of the brief and of the days it tells of, as read for it, in no order; somebody may be there twice. */
    readonly people: readonly Contact[];
    readonly now: Temporal.Instant;
  }): Promise<BriefSection | undefined>;
  /** The brief of `owner` went out at `sentAt`. Repeated where a run dies; idempotent. */
  afterSent?(owner: Owner, sentAt: IsoInstant): Promise<void>;
}

/** What was done with the owner's words, to be shown with a way to take it back. */
export interface RecordsToShow {
  /** A handful that no brief has shown yet, oldest first, and how many more wait for the next ones. One request. */
  list(owner: Owner): Promise<{ readonly shown: readonly RecordToShow[]; readonly more: number }>;
  /** That handful was in the brief that went out at `sentAt`. Idempotent. */
  markShown(owner: Owner, sentAt: IsoInstant): Promise<void>;
}

interface RecordToShow {
  /** `Ruth: snoozed until 7 September.` */
  readonly text: string;
  /** The page that takes it back; absent where nothing can be. */
  readonly undoUrl?: string;
}

export interface BriefPorts extends SendDeliveryPorts {
  readonly owners: OwnerStore;
  readonly contacts: Pick<ContactStore, 'findContact' | 'recordNudge' | 'changeContact' | 'listContacts'>;
  readonly people: DuePeople;
  readonly contributors: readonly BriefContributor[];
  readonly aids: AidWriter;
  readonly timeline: Timeline;
  readonly tokenKeys: TokenKeyStore;
  readonly drafts: DraftWriter;
}

export interface BriefSettings {
  /** Where the brief comes from: `kith@mailDomain`. */
  readonly mailDomain: string;
  /** Where replies go. */
  readonly inboundDomain: string;
  /** Base URL of Kith's pages, without a trailing slash. */
  readonly webOrigin: string;
}
