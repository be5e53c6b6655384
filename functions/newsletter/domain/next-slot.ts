import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { NewsletterSettings } from '../newsletter-settings.ts';

const DAYS_A_WEEK = 7;

/**
 * The first moment after `after` at which an issue goes out: once a week, at the slot's local hour. Where the clocks skip that
 * hour it is the one after; where they repeat it, the first of the two (RFC 5545, 3.3.5).
 */
export function nextSlot(
  { weekday, hour, timeZone }: NewsletterSettings['slot'],
  after: Temporal.Instant,
): IsoInstant {
  const plainTime = new Temporal.PlainTime(hour);
  const today = after.toZonedDateTimeISO(timeZone).toPlainDate();
  let day = today.add({ days: (weekday - today.dayOfWeek + DAYS_A_WEEK) % DAYS_A_WEEK });
  for (;;) {
    const slot = day.toZonedDateTime({ timeZone, plainTime }).toInstant();
    if (Temporal.Instant.compare(slot, after) > 0) return toIsoInstant(slot);
    day = day.add({ days: DAYS_A_WEEK });
  }
}
