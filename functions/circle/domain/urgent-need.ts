import { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import { localDay, localDayOf } from './local-day.ts';
import type { Owner } from './owner.ts';
import type { Plan } from './plan.ts';
import { openPlans } from './plans.ts';
import { readsLikeNow } from './reads-like-now.ts';
import { nextSendingTime, type SendingRules } from './sending-time.ts';
import { isPresent } from './standing.ts';

/** Whoever just told of it needs no echo at once. */
const PAUSE_HOURS = 2;
/** No mail at night, whatever it is about: within so long of the sending hour, as for a brief. */
const LATEST_HOURS = 12;
/** What helps in so few days must be begun today: a phone is bought, posted and waiting before somebody flies. */
const SOON_DAYS = 3;

/**
 * When a mail about a need may go out that cannot wait, told of when today's brief was out already: two hours later, or on the
 * next morning where it is told at night and no brief comes then. Undefined where the next brief is soon enough.
 */
export function urgentMailAt(
  owner: Pick<Owner, 'timeZone' | 'sendingHour' | 'briefDueAt'>,
  plan: Pick<Plan, 'kind' | 'on' | 'text'>,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const { timeZone, briefDueAt } = owner;
  const today = localDay(now, timeZone);
  const nextBrief = localDayOf(briefDueAt, timeZone);
  const isBriefNear = briefDueAt <= toIsoInstant(now) || nextBrief.equals(today);
  if (isBriefNear || !cannotWait(plan, today, nextBrief)) return undefined;
  const morning = morningOf(owner, today);
  const latest = morning.add({ hours: LATEST_HOURS });
  if (Temporal.Instant.compare(now, latest) >= 0) {
    const tomorrow = today.add({ days: 1 });
    const isInTime = plan.on === undefined || plan.on >= tomorrow.toString();
    return isInTime && !nextBrief.equals(tomorrow) ? morningOf(owner, tomorrow) : undefined;
  }
  const restedHere = now.add({ hours: PAUSE_HOURS });
  const rested = Temporal.Instant.compare(restedHere, morning) < 0 ? morning : restedHere;
  const sendAt = Temporal.Instant.compare(rested, latest) < 0 ? rested : now;
  return localDay(sendAt, timeZone).equals(today) ? sendAt : now;
}

/** The open needs of somebody that cannot wait for the next brief, newest first; none of those who are not to be suggested. */
export function urgentNeeds(contact: Contact, rules: SendingRules, now: Temporal.Instant): readonly Plan[] {
  if (!isPresent(contact) || contact.doNotContact !== undefined) return [];
  const today = localDay(now, rules.timeZone);
  const nextBrief = localDayOf(nextSendingTime(rules, now), rules.timeZone);
  return openPlans(contact, today)
    .filter((plan) => cannotWait(plan, today, nextBrief))
    .toSorted((one, other) => fromLatest(one.addedAt, other.addedAt));
}

/** Whether a mail about their need alone goes out before the next brief, or will once it is raised. */
export function isMailedAlone(contact: Contact, owner: Owner, now: Temporal.Instant): boolean {
  if (owner.urgent !== undefined) return owner.urgent.contactId === contact.contactId;
  const [need] = urgentNeeds(contact, owner, now);
  const isFirstToday = owner.lastUrgentOn !== localDay(now, owner.timeZone).toString();
  return need !== undefined && isFirstToday && urgentMailAt(owner, need, now) !== undefined;
}

/** Its day is near, or here before the next brief is; or it has none and is trouble as it is told of. */
function cannotWait(
  { kind, on, text }: Pick<Plan, 'kind' | 'on' | 'text'>,
  today: Temporal.PlainDate,
  nextBrief: Temporal.PlainDate,
): boolean {
  if (kind !== 'need') return false;
  if (on === undefined) return readsLikeNow(text);
  const soon = today.add({ days: SOON_DAYS });
  return on >= today.toString() && (on <= soon.toString() || on <= nextBrief.toString());
}

const fromLatest = (one: IsoInstant, other: IsoInstant): number =>
  Temporal.Instant.compare(fromIsoInstant(other), fromIsoInstant(one));

const morningOf = (
  { timeZone, sendingHour }: Pick<Owner, 'timeZone' | 'sendingHour'>,
  day: Temporal.PlainDate,
): Temporal.Instant =>
  day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(sendingHour) }).toInstant();
