import type { Temporal } from 'temporal-polyfill';
import { briefWeekdays } from '../../circle/domain/brief-rhythm.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import { isQuietDay } from '../../circle/domain/quiet-days.ts';

const DAYS_OF_A_WEEK = 7;

/** Whether the brief of `day` shows the week ahead: it is the first one on the owner's weekday for it, or after that. */
export function isWeekAheadDay(owner: Owner, day: Temporal.PlainDate): boolean {
  const { weekAheadOn } = owner.brief;
  if (weekAheadOn === 'never') return false;
  const weekdays = briefWeekdays(owner);
  let earlier = day;
  for (let back = 0; back < DAYS_OF_A_WEEK; back += 1) {
    if (earlier.dayOfWeek === weekAheadOn) return true;
    earlier = earlier.subtract({ days: 1 });
    if (weekdays.includes(earlier.dayOfWeek) && !isQuietDay(earlier, owner.quietDays)) return false;
  }
  return true;
}
