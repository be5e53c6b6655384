import { Temporal } from 'temporal-polyfill';
import type { Owner } from '../../circle/domain/owner.ts';
import { nextSendingTime } from '../../circle/domain/sending-time.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';

/** A brief that is later than this waits for the next morning. */
const LATEST_HOURS = 12;

/**
 * The owner-local day whose brief may go out at `now`: within twelve hours of the sending hour, and on the same day.
 * Undefined before the sending hour and when it is too late, so that a run after an outage never mails at night.
 */
export function findBriefDay(
  owner: Pick<Owner, 'timeZone' | 'sendingHour'>,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const midnight = today.toZonedDateTime(owner.timeZone).toInstant();
  const sendingTime = fromIsoInstant(nextSendingTime(owner, midnight.subtract({ milliseconds: 1 })));
  const isEarly = Temporal.Instant.compare(now, sendingTime) < 0;
  const isTooLate = Temporal.Instant.compare(now, sendingTime.add({ hours: LATEST_HOURS })) > 0;
  return isEarly || isTooLate ? undefined : today;
}
