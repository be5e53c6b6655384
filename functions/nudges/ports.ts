import type { Temporal } from 'temporal-polyfill';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { SendDeliveryPorts } from '../delivery/send-delivery.ts';
import type { DraftId } from '../shared/ids.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';

/** A letter to somebody that waits for the owner's yes. */
export interface ReadyDraft {
  readonly draftId: DraftId;
  readonly text: string;
}

/** Writes letters that a brief offers to its owner. */
export interface DraftWriter {
  /** Undefined where there is nothing to send: then a nudge says why now, as ever. Repeating it finds the same draft. */
  prepareDraft(occasion: {
    readonly owner: Owner;
    readonly contact: Contact;
    readonly now: Temporal.Instant;
  }): Promise<ReadyDraft | undefined>;
}

export interface BriefPorts extends SendDeliveryPorts {
  readonly owners: OwnerStore;
  readonly contacts: ContactStore;
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
