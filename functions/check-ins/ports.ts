import type { ContactStore } from '../circle/contact-store.ts';
import type { MailboxDirectory } from '../circle/mailbox-directory.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { TellOwnerPorts } from '../notices/tell-owner.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import type { DraftStore } from './draft-store.ts';

/** What it takes to send a check-in and to tell the owner about it. */
export interface CheckInPorts extends TellOwnerPorts {
  readonly drafts: DraftStore;
  readonly owners: Pick<OwnerStore, 'findOwner' | 'changeOwner'>;
  readonly contacts: Pick<ContactStore, 'findContact' | 'recordEntry' | 'changeContact'>;
  readonly timeline: Timeline;
  readonly mailboxes: MailboxDirectory;
  readonly tokenKeys: TokenKeyStore;
  /** A check-in comes from `<owner's name>@mailDomain`. */
  readonly mailDomain: string;
  /** The AWS region whose SES sends. */
  readonly region: string;
  /** Answers to it go to `hello+<mailbox>@inboundDomain`. */
  readonly inboundDomain: string;
}
