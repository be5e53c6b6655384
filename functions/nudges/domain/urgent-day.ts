import { Temporal } from 'temporal-polyfill';
import type { Owner } from '../../circle/domain/owner.ts';
import { nextSendingTime, type SendingRules } from '../../circle/domain/sending-time.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';

/** As for a brief: no mail at night. */
const LATEST_HOURS = 13;

/**
 * The owner-local day of a mail about a need that cannot wait: the day on which the owner told of it, while it is not too late,
 * or the day after where no brief comes then. Undefined otherwise; then the next brief names the person.
 */
export function findUrgentDay(
  owner: Pick<Owner, 'urgent'> & SendingRules,
  now: Temporal.Instant,
): Temporal.PlainDate | undefined {
  const { urgent, timeZone, sendingHour } = owner;
  if (urgent === undefined) return undefined;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const told = fromIsoInstant(urgent.since).toZonedDateTimeISO(timeZone).toPlainDate();
  const plainTime = new Temporal.PlainTime(sendingHour);
  const morning = today.toZonedDateTime({ timeZone, plainTime }).toInstant();
  const isTooLate = Temporal.Instant.compare(now, morning.add({ hours: LATEST_HOURS })) > 0;
  if (isTooLate) return undefined;
  const isMorningAfter = told.add({ days: 1 }).equals(today) && !isBriefDay(owner, today, morning);
  return told.equals(today) || isMorningAfter ? today : undefined;
}

function isBriefDay(rules: SendingRules, day: Temporal.PlainDate, morning: Temporal.Instant): boolean {
  const next = fromIsoInstant(nextSendingTime(rules, morning.subtract({ seconds: 1 })));
  return next.toZonedDateTimeISO(rules.timeZone).toPlainDate().equals(day);
}
