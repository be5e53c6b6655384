import { type SendQuota, shareOf } from '../../../delivery/domain/send-quota.ts';
import { addTotals, type IssueTotals } from '../../domain/issue.ts';
import type { Cursor } from './cursor.ts';
import type { Dispatch } from './dispatch.ts';

export interface IssueProgress {
  /** Readers on the list; so far, while it is written. */
  readonly planned: number;
  /** Readers who had their turn. */
  readonly done: number;
  /** What became of them; `planned` there is how many they are. */
  readonly totals: IssueTotals;
}

/** How far an issue is: on its way a count of what the segments last stored, at its end what the records say. */
export function progressOf(dispatch: Dispatch, cursors: readonly Cursor[]): IssueProgress {
  const totals = dispatch.totals ?? addTotals(cursors.map((cursor) => cursor.totals));
  return { planned: dispatch.plan.planned, done: Math.min(totals.planned, dispatch.plan.planned), totals };
}

/** Of how many readers nobody knows what became, although all had their turn: what was written down of them is gone. */
export function countLost(
  { plan, segments, finishedAt }: Pick<Dispatch, 'plan' | 'segments' | 'finishedAt'>,
  cursors: readonly Cursor[],
): number {
  const isThrough = cursors.length === segments && cursors.every(({ status }) => status === 'done');
  if (!isThrough || finishedAt !== undefined) return 0;
  return plan.planned - addTotals(cursors.map(({ totals }) => totals)).planned;
}

/** The totals of an issue that is over, now that so many are still unknown: what SES told since went out. */
export const settleUnknown = (totals: IssueTotals, unknown: number): IssueTotals => ({
  ...totals,
  unknown,
  sent: totals.sent + totals.unknown - unknown,
});

/** The newsletter's share of what SES lets this account send. */
export interface Estimate {
  readonly perSecond: number;
  /** Seconds until all had their turn, if nothing else goes out; undefined where the day's quota ends before. */
  readonly seconds: number | undefined;
  /** How many more may go today. */
  readonly leftToday: number;
}

export function estimate({ planned, done }: IssueProgress, quota: SendQuota): Estimate {
  const { perSecond, left } = shareOf(quota, 'newsletter');
  const toDo = planned - done;
  return { perSecond, leftToday: left, seconds: toDo > left ? undefined : Math.ceil(toDo / perSecond) };
}
