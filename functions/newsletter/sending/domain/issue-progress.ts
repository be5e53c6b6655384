import type { Temporal } from 'temporal-polyfill';
import { type SendQuota, shareOf } from '../../../delivery/domain/send-quota.ts';
import { fromIsoInstant, type IsoInstant } from '../../../shared/iso-instant.ts';
import { addTotals, type IssueTotals } from '../../domain/issue.ts';
import { type Cursor, isFree, LEASE_MINUTES } from './cursor.ts';
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
  /** Seconds until all had their turn, if nothing else goes out; undefined where the day's quota ends before, or SES takes none. */
  readonly seconds: number | undefined;
  /** How many more may go today. */
  readonly leftToday: number;
}

export function estimate({ planned, done }: IssueProgress, quota: SendQuota): Estimate {
  const { perSecond, left } = shareOf(quota, 'newsletter');
  const toDo = planned - done;
  const isEndless = toDo > left || perSecond <= 0;
  return { perSecond, leftToday: left, seconds: isEndless ? undefined : Math.ceil(toDo / perSecond) };
}

/** Why nobody works on an issue. refused, quota: SES. schedule: whoever did was interrupted, or has not begun. */
export interface IssueWait {
  readonly reason: 'refused' | 'quota' | 'schedule';
  /** Undefined: until the next run of the schedule. */
  readonly until?: IsoInstant;
}

/** Until when all that is left of an issue waits; undefined while somebody works on it, or nothing is left. */
export function waitOf(cursors: readonly Cursor[], now: Temporal.Instant): IssueWait | undefined {
  const open = cursors.filter(({ status }) => status === 'open');
  const isWaiting = ({ dueAt }: Cursor) => now.until(fromIsoInstant(dueAt)).total('minutes') > LEASE_MINUTES;
  if (open.length === 0 || !open.every((cursor) => isFree(cursor, now) || isWaiting(cursor)))
    return undefined;
  if (open.some((cursor) => isFree(cursor, now))) return { reason: 'schedule' };
  const until = open.map(({ dueAt }) => dueAt).toSorted()[0];
  return {
    reason: open.some(({ refusals = 0 }) => refusals > 0) ? 'refused' : 'quota',
    ...(until && { until }),
  };
}
