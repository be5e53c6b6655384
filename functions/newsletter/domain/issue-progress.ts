import type { EmailAddress } from '../../shared/email-address.ts';
import { countReader, type Issue, type ReaderOutcome } from './issue.ts';

/** So many in a row are no accident of single addresses: something is wrong with the account, or with SES. */
const DOUBTS_IN_A_ROW = 3;

/** What became of a reader's turn. Doubtful: SES refused it, or did not answer, just now. */
export interface Turn {
  readonly outcome: ReaderOutcome;
  readonly isDoubtful: boolean;
}

/**
 * How far a run has come. Only what is settled is stored: a row of doubtful turns is part of it once SES has taken a mail after
 * them, so that a later run begins where the row began, and counts each of its readers once.
 */
export interface IssueProgress {
  readonly reached: Issue;
  readonly settled: Issue;
  /** Doubtful turns since SES last took a mail. */
  readonly doubts: number;
}

export const progressFrom = (issue: Issue): IssueProgress => ({ reached: issue, settled: issue, doubts: 0 });

/** Who left or is suppressed never reached SES, so that their turn neither ends a row nor lengthens it. */
export function afterTurn(
  { reached, settled, doubts }: IssueProgress,
  address: EmailAddress,
  { outcome, isDoubtful }: Turn,
): IssueProgress {
  const next = { ...reached, lastAddress: address, totals: countReader(reached.totals, outcome) };
  const row = outcome === 'sent' ? 0 : doubts + (isDoubtful ? 1 : 0);
  return { reached: next, settled: row === 0 ? next : settled, doubts: row };
}

/** Whether going on would only burn one reader after the other. */
export const isRefusedThroughout = ({ doubts }: IssueProgress) => doubts >= DOUBTS_IN_A_ROW;

/** At the end of the list: whether a row, however short, is all there is. */
export const reachedNobody = ({ doubts, reached }: IssueProgress) => doubts > 0 && reached.totals.sent === 0;
