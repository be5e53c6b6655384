import type { CalendarLinks } from '../../functions/circle/calendar-links.ts';
import type { CardLinks } from '../../functions/circle/card-links.ts';
import type { ContactStore } from '../../functions/circle/contact-store.ts';
import type { LogAddresses } from '../../functions/circle/log-addresses.ts';
import type { MailboxDirectory } from '../../functions/circle/mailbox-directory.ts';
import type { MergeStore } from '../../functions/circle/merge-store.ts';
import type { OwnerStore } from '../../functions/circle/owner-store.ts';
import type { Timeline } from '../../functions/circle/timeline.ts';
import type { AccountSuppressions } from '../../functions/delivery/account-suppressions.ts';
import type { SuppressionList } from '../../functions/delivery/suppression-list.ts';
import type { SubscriberStore } from '../../functions/newsletter/subscriber-store.ts';
import type { Clock } from '../../functions/shared/clock.ts';
import type { OwnerId } from '../../functions/shared/ids.ts';
import type { TokenKeyStore } from '../../functions/shared/token-keys.ts';
import type { ErasurePorts } from './erase/open-erasure.ts';
import type { IssueDesk } from './issues/issue-desk.ts';
import type { MailRoom } from './mail-room/mail-room.ts';

/** The circle that a command works on. */
export interface Circle {
  readonly owners: OwnerStore;
  readonly contacts: ContactStore;
  readonly timeline: Timeline;
  readonly mailboxes: MailboxDirectory;
  readonly merges: MergeStore;
  readonly suppressions: SuppressionList;
  /** Undefined while no Kith runs: its SES lives in the running system. */
  readonly accountSuppressions: AccountSuppressions | undefined;
  readonly subscribers: SubscriberStore;
  /** Ids of the topics that readers of the newsletter may choose from. */
  readonly listTopics: () => Promise<readonly string[]>;
  /** In whose name the newsletter goes out; undefined while they have not been added. */
  readonly findWriter: () => Promise<OwnerId | undefined>;
  readonly issues: IssueDesk;
  readonly calendarLinks: CalendarLinks;
  readonly cards: CardLinks;
  /** Undefined while no Kith runs: the keys live in the running system. */
  readonly tokenKeys: TokenKeyStore | undefined;
  readonly logAddresses: LogAddresses;
  /** Undefined while the raw mail cannot be reached, since no Kith runs. */
  readonly erasure: ErasurePorts | undefined;
  /** Undefined while no Kith runs: the mail and its queues live in the running system. */
  readonly mailRoom: MailRoom | undefined;
  readonly clock: Clock;
  /** Where the pages are, without a trailing slash; undefined while no Kith runs. */
  readonly webOrigin: string | undefined;
  /** Where Kith's own addresses are; undefined while no Kith runs. */
  readonly inboundDomain: string | undefined;
  close(): Promise<void>;
}
