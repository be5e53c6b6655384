import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { toIsoInstant } from '../../../shared/iso-instant.ts';
import type { CadenceRules } from '../cadence-rules.ts';
import { localDay, localDayOf, startOf } from '../local-day.ts';
import { firstOrdinaryDay, isQuietDay, lastOrdinaryDay } from '../quiet-days.ts';
import type { DueReason } from './due-reason.ts';

/** From when and until when a reason holds, but for the owner's quiet days. */
export interface DueSpan {
  readonly from: IsoInstant;
  /** The first moment at which it is over; absent: it stays until somebody does something. */
  readonly until?: IsoInstant | undefined;
  /** Whether nudges that went out since it arose count; those about silence are counted by its own rule. */
  readonly isToldOnce: boolean;
  readonly tell: (now: Temporal.Instant) => DueReason;
}

type Days = Pick<CadenceRules, 'timeZone' | 'quietDays'>;

/** A notice goes out so much sooner at most because of quiet days. */
const MOST_DAYS_SOONER = 31;

/** The start of the last ordinary day until then; where there is none near, of the first one after. */
export function noticeOn(day: Temporal.PlainDate, { quietDays, timeZone }: Days): IsoInstant {
  const ordinary = lastOrdinaryDay(day, quietDays, MOST_DAYS_SOONER) ?? firstOrdinaryDay(day, quietDays);
  return startOf(ordinary, timeZone);
}

/** Whether it holds at `now`, on whatever day. */
export function holdsAt({ from, until }: DueSpan, now: Temporal.Instant): boolean {
  const moment = toIsoInstant(now);
  return from <= moment && (until === undefined || moment < until);
}

/**
 * The first moment of an ordinary day at which a span holds: its beginning where that is behind us and today is an ordinary day.
 * Undefined where it is over, or all that is left of it are quiet days.
 */
export function holdsFrom(
  { from, until }: DueSpan,
  now: Temporal.Instant,
  { timeZone, quietDays }: Days,
): IsoInstant | undefined {
  const moment = toIsoInstant(now);
  const day = from > moment ? localDayOf(from, timeZone) : localDay(now, timeZone);
  if (until !== undefined && until <= moment) return undefined;
  const start = isQuietDay(day, quietDays) ? startOf(firstOrdinaryDay(day, quietDays), timeZone) : from;
  return until === undefined || start < until ? start : undefined;
}
