import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import { type CadenceRules, type Interval, intervalOf } from './cadence-rules.ts';
import type { Contact } from './contact.ts';
import { latest, localDay, localDayOf, startOf, startOfDayAfter } from './local-day.ts';
import { firstOrdinaryDay } from './quiet-days.ts';
import { isPresent } from './standing.ts';

const SHORTEST_QUIET_DAYS = 7;
const QUIET_SHARE_OF_CADENCE = 4;

/**
 * When a contact falls due because of the silence: at the start of an owner-local day that is not a quiet one, or when a pause
 * ends on such a day. Undefined without a cadence, and for whoever is hidden, in memory or not to be contacted.
 *
 * A nudge keeps its person quiet for a while unless a touch answered it, so that no brief repeats itself daily: a week or a
 * quarter of the aim, whichever is longer, and just a week once the silence is as long as the owner wants it at most. A pause
 * that ends after the nudge says when instead: the owner was told so.
 */
export function silenceDueAt(contact: Contact, rules: CadenceRules): IsoInstant | undefined {
  const interval = cadenceOf(contact, rules);
  if (interval === undefined) return undefined;
  const due = latest([
    endOfWait(contact, interval, rules.timeZone),
    endOfQuiet(contact, interval, rules.timeZone),
  ]);
  return due && onOrdinaryDay(due, rules);
}

/** The due date whatever nudges went out: who was in this morning's brief is still waiting to hear from the owner. */
export function wantedSince(contact: Contact, rules: CadenceRules): IsoInstant | undefined {
  const interval = cadenceOf(contact, rules);
  const due = interval && endOfWait({ ...contact, lastNudgedAt: undefined }, interval, rules.timeZone);
  return due && onOrdinaryDay(due, rules);
}

/**
 * The start of the day on which the silence is as long as the owner wants it at most. It counts from the last touch, from when
 * the cadence was wanted, or from the end of a pause, whichever is last.
 */
export function longestSilenceAt(
  contact: Contact,
  { longestDays }: Pick<Interval, 'longestDays'>,
  timeZone: string,
): IsoInstant {
  const { lastTouchAt, pause } = contact;
  const since = wantedFrom(contact);
  return startOfDayAfter(latest([lastTouchAt, since, pause?.until]) ?? since, longestDays, timeZone);
}

/** Undefined when nobody is to be nudged about them. */
export function cadenceOf(contact: Contact, rules: CadenceRules): Interval | undefined {
  return isPresent(contact) && contact.doNotContact === undefined ? intervalOf(contact, rules) : undefined;
}

/** Whether the people of one import or one choice are spread, and this one has not been in touch since. */
export const waitsForFirstTurn = (contact: Contact): boolean =>
  contact.firstDueDelayDays !== undefined && !isTouchedSinceWanted(contact);

/** When the owner first wanted to be nudged about them. */
export const wantedFrom = ({ cadenceSince, addedAt }: Contact): IsoInstant => cadenceSince ?? addedAt;

/** Owner-local calendar days between the two moments; negative when `then` is still to come. */
export function daysSince(then: IsoInstant, now: Temporal.Instant, timeZone: string): number {
  return localDayOf(then, timeZone).until(localDay(now, timeZone)).days;
}

/**
 * From the last touch on, the aim; nothing from before the cadence was wanted counts as a debt, so without a touch since then
 * they are due at their first turn at the earliest. Whoever was spread and had that turn comes up again one aim after it: until
 * then nothing is overdue.
 */
function endOfWait(contact: Contact, interval: Interval, timeZone: string): IsoInstant | undefined {
  const { lastTouchAt, lastNudgedAt = '', firstDueDelayDays, pause } = contact;
  const { idealDays } = interval;
  const firstTurn = firstTurnAt(contact, interval, timeZone);
  const hadTurn =
    firstDueDelayDays !== undefined && lastNudgedAt >= firstTurn && !isPausedSinceNudge(contact);
  return latest([
    lastTouchAt && startOfDayAfter(lastTouchAt, idealDays, timeZone),
    isTouchedSinceWanted(contact) ? undefined : firstTurn,
    hadTurn ? startOfDayAfter(firstTurn, idealDays, timeZone) : undefined,
    pause?.until,
  ]);
}

/** After the days of their spread, never more than one aim. */
function firstTurnAt(contact: Contact, { idealDays }: Interval, timeZone: string): IsoInstant {
  const { lastTouchAt, firstDueDelayDays } = contact;
  const waitDays = firstDueDelayDays ?? (lastTouchAt === undefined ? idealDays : 0);
  return startOfDayAfter(wantedFrom(contact), Math.min(waitDays, idealDays), timeZone);
}

/** Undefined when nothing quiets the contact: never nudged, or touched or put off since. */
function endOfQuiet(contact: Contact, interval: Interval, timeZone: string): IsoInstant | undefined {
  const { lastNudgedAt, lastTouchAt } = contact;
  const { idealDays, longestDays } = interval;
  if (lastNudgedAt === undefined) return undefined;
  if (lastTouchAt !== undefined && lastTouchAt >= lastNudgedAt) return undefined;
  if (isPausedSinceNudge(contact)) return undefined;
  const quietDays = Math.max(SHORTEST_QUIET_DAYS, Math.floor(idealDays / QUIET_SHARE_OF_CADENCE));
  const quietUntil = startOfDayAfter(lastNudgedAt, quietDays, timeZone);
  if (longestDays <= idealDays) return quietUntil; // No longest silence was set.
  const week = startOfDayAfter(lastNudgedAt, SHORTEST_QUIET_DAYS, timeZone);
  const shortened = latest([week, longestSilenceAt(contact, interval, timeZone)]) ?? week;
  return shortened < quietUntil ? shortened : quietUntil;
}

const isPausedSinceNudge = ({ pause, lastNudgedAt }: Contact): boolean =>
  pause !== undefined && lastNudgedAt !== undefined && pause.until > lastNudgedAt;

const isTouchedSinceWanted = (contact: Contact): boolean =>
  contact.lastTouchAt !== undefined && contact.lastTouchAt > wantedFrom(contact);

function onOrdinaryDay(moment: IsoInstant, { timeZone, quietDays }: CadenceRules): IsoInstant {
  const day = localDayOf(moment, timeZone);
  const ordinary = firstOrdinaryDay(day, quietDays);
  return ordinary.equals(day) ? moment : startOf(ordinary, timeZone);
}
