import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import { briefWeekdays, type RhythmOwner } from './brief-rhythm.ts';
import type { QuietDays } from './cadence-rules.ts';
import type { Owner } from './owner.ts';
import { firstOrdinaryDay } from './quiet-days.ts';

/** Stored moments have years of four digits. */
const LAST_DAY = Temporal.PlainDate.from('9999-12-30');

export type SendingRules = Pick<Owner, 'timeZone' | 'sendingHour'> & RhythmOwner;

/**
 * The first moment after `after` at which the owner's morning brief may go out: at the sending hour of a day on which briefs
 * come and that is not a quiet one. Where the clocks skip that hour it is the one after; where they repeat it, the first of the
 * two (RFC 5545, 3.3.5).
 */
export function nextSendingTime(rules: SendingRules, after: Temporal.Instant): IsoInstant {
  const { timeZone, sendingHour, quietDays } = rules;
  const plainTime = new Temporal.PlainTime(sendingHour);
  const weekdays = briefWeekdays(rules);
  let day = after.toZonedDateTimeISO(timeZone).toPlainDate();
  for (;;) {
    day = firstBriefDay(day, weekdays, quietDays);
    const sendingTime = day.toZonedDateTime({ timeZone, plainTime }).toInstant();
    const isLast = Temporal.PlainDate.compare(day, LAST_DAY) >= 0;
    if (isLast || Temporal.Instant.compare(sendingTime, after) > 0) return toIsoInstant(sendingTime);
    day = day.add({ days: 1 });
  }
}

/** The day itself, or the first after it on one of the weekdays that lies in no quiet span. */
function firstBriefDay(
  from: Temporal.PlainDate,
  weekdays: readonly number[],
  quietDays: QuietDays | undefined,
): Temporal.PlainDate {
  const spans = { weekdays: [], spans: quietDays?.spans ?? [] };
  let day = from;
  for (;;) {
    day = firstOrdinaryDay(day, spans);
    if (Temporal.PlainDate.compare(day, LAST_DAY) >= 0) return LAST_DAY;
    if (weekdays.includes(day.dayOfWeek)) return day;
    day = day.add({ days: 1 });
  }
}
