import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Owner } from './owner.ts';

/**
 * The first moment after `after` at which the owner's morning brief may go out: once a local day, at the sending hour. Where
 * the clocks skip that hour it is the one after; where they repeat it, the first of the two (RFC 5545, 3.3.5).
 */
export function nextSendingTime(
  { timeZone, sendingHour }: Pick<Owner, 'timeZone' | 'sendingHour'>,
  after: Temporal.Instant,
): IsoInstant {
  const plainTime = new Temporal.PlainTime(sendingHour);
  let day = after.toZonedDateTimeISO(timeZone).toPlainDate();
  for (;;) {
    const sendingTime = day.toZonedDateTime({ timeZone, plainTime }).toInstant();
    if (Temporal.Instant.compare(sendingTime, after) > 0) return toIsoInstant(sendingTime);
    day = day.add({ days: 1 });
  }
}
