import type { BulkTransport } from '../../delivery/bulk-transport.ts';
import type { IssueLedger } from '../../delivery/issue-ledger.ts';
import type { SendQuotaReader } from '../../delivery/send-quota-reader.ts';
import type { TellOwnerPorts } from '../../notices/tell-owner.ts';
import type { IssueContext } from '../address-issue.ts';
import type { IssueStore } from '../issue-store.ts';
import type { KnownAddressesPorts } from '../known-addresses.ts';
import type { NewsletterPorts } from '../newsletter-ports.ts';
import type { CursorStore } from './cursor-store.ts';
import type { DispatchStore } from './dispatch-store.ts';
import type { Hints } from './hints.ts';
import type { RateBucket } from './rate-bucket.ts';
import type { ReaderClaims } from './reader-claims.ts';
import type { RollStore } from './roll-store.ts';

/** What sending an issue needs. */
export interface SendingPorts extends NewsletterPorts, TellOwnerPorts {
  readonly issues: Pick<IssueStore, 'find' | 'handOver' | 'finish'>;
  readonly contacts: KnownAddressesPorts['contacts'];
  readonly dispatches: DispatchStore;
  readonly cursors: CursorStore;
  readonly rolls: RollStore;
  readonly claims: ReaderClaims;
  readonly issueLedger: IssueLedger;
  readonly rate: RateBucket;
  readonly sendQuota: SendQuotaReader;
  readonly bulk: BulkTransport;
  readonly hints: Hints;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface SendingInput {
  readonly context: IssueContext;
  /** How long this run may still last, in milliseconds. */
  readonly remainingMs: () => number;
}
