import { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import type { Owner } from './owner.ts';
import type { Plan } from './plan.ts';
import { openPlans } from './plans.ts';
import { isPresent } from './standing.ts';

/** Whoever just told of it needs no echo at once. */
const PAUSE_HOURS = 2;
/** No mail at night, whatever it is about: within so long of the sending hour, as for a brief. */
const LATEST_HOURS = 12;

/**
 * When a mail about a need may go out that cannot wait: for today or tomorrow, told of when today's brief was out already, and
 * not too late in the day. Undefined where the next brief is soon enough, or comes all the same.
 */
export function urgentMailAt(
  owner: Pick<Owner, 'timeZone' | 'sendingHour' | 'briefDueAt'>,
  plan: Pick<Plan, 'kind' | 'on'>,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const { timeZone, sendingHour, briefDueAt } = owner;
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  if (!isUrgent(plan, today) || briefDueAt <= toIsoInstant(now)) return undefined;
  const nextBrief = fromIsoInstant(briefDueAt).toZonedDateTimeISO(timeZone).toPlainDate();
  if (nextBrief.equals(today)) return undefined;
  const morning = today
    .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(sendingHour) })
    .toInstant();
  const latest = morning.add({ hours: LATEST_HOURS });
  if (Temporal.Instant.compare(now, latest) >= 0) return undefined;
  const restedHere = now.add({ hours: PAUSE_HOURS });
  const rested = Temporal.Instant.compare(restedHere, morning) < 0 ? morning : restedHere;
  const sendAt = Temporal.Instant.compare(rested, latest) < 0 ? rested : now;
  const isToday = sendAt.toZonedDateTimeISO(timeZone).toPlainDate().equals(today);
  return isToday ? sendAt : now;
}

/** The open needs of somebody that cannot wait for tomorrow's brief; none of those who are not to be suggested. */
export const urgentNeeds = (contact: Contact, today: Temporal.PlainDate): readonly Plan[] =>
  isPresent(contact) && contact.doNotContact === undefined
    ? openPlans(contact, today).filter((plan) => isUrgent(plan, today))
    : [];

function isUrgent({ kind, on }: Pick<Plan, 'kind' | 'on'>, today: Temporal.PlainDate): boolean {
  if (kind !== 'need' || on === undefined) return false;
  return on === today.toString() || on === today.add({ days: 1 }).toString();
}
