import type { IssueLedger } from '../../../functions/delivery/issue-ledger.ts';
import type { SendQuotaReader } from '../../../functions/delivery/send-quota-reader.ts';
import type { AgendaStore } from '../../../functions/newsletter/agenda-store.ts';
import type { IssueStore } from '../../../functions/newsletter/issue-store.ts';
import type { IssueResponseStore } from '../../../functions/newsletter/responses/issue-responses.ts';
import type { CursorStore } from '../../../functions/newsletter/sending/cursor-store.ts';
import type { DispatchStore } from '../../../functions/newsletter/sending/dispatch-store.ts';

/** What an operator sees of the issues of the newsletter on their way, and how they are held up. */
export interface IssueDesk {
  readonly dispatches: DispatchStore;
  readonly cursors: CursorStore;
  readonly issueLedger: IssueLedger;
  readonly issues: Pick<IssueStore, 'find' | 'findSlot'>;
  readonly agendas: Pick<AgendaStore, 'find'>;
  readonly responses: Pick<IssueResponseStore, 'find'>;
  /** Undefined while no Kith runs: nobody knows how fast SES would take mail. */
  readonly sendQuota: SendQuotaReader | undefined;
}
