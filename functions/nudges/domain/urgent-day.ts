import { Temporal } from 'temporal-polyfill';
import type { Owner } from '../../circle/domain/owner.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';

/** As for a brief: no mail at night. */
const LATEST_HOURS = 13;

/**
 * The owner-local day of a mail about a need that cannot wait: the day on which the owner told of it, while it is not too late.
 * Undefined otherwise; then the next brief names the person.
 */
export function findUrgentDay(
  { urgent, timeZone, sendingHour }: Pick<Owner, 'urgent' | 'timeZone' | 'sendingHour'>,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  if (urgent === undefined) return undefined;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const told = fromIsoInstant(urgent.since).toZonedDateTimeISO(timeZone).toPlainDate();
  const plainTime = new Temporal.PlainTime(sendingHour);
  const morning = today.toZonedDateTime({ timeZone, plainTime }).toInstant();
  const isTooLate = Temporal.Instant.compare(now, morning.add({ hours: LATEST_HOURS })) > 0;
  return told.equals(today) && !isTooLate ? today : undefined;
}
