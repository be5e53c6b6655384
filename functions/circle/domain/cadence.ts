import type { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';

const SHORTEST_QUIET_DAYS = 7;
const QUIET_SHARE_OF_CADENCE = 4;

/** From here on a count of days is no help and reads as a reproach; years say enough. */
const TOO_MANY_DAYS_TO_COUNT = 400;
const YEARS = [
  '',
  'a year',
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((n) => `${n} years`),
];

/**
 * When a contact falls due: at the start of an owner-local day, or when a pause ends. Undefined without a cadence.
 * Counted from the last touch, or from when the contact was added; a touch from before an import makes nobody due until the
 * days of its spread have passed. A nudge keeps its person quiet for a while (a week or a quarter of the cadence, whichever
 * is longer) unless a touch answered it, so that no brief repeats itself daily.
 */
export function dueAt(contact: Contact, timeZone: string): IsoInstant | undefined {
  if (contact.cadenceDays === undefined) return undefined;
  return latest([wantedSince(contact, timeZone), endOfQuiet(contact, contact.cadenceDays, timeZone)]);
}

/** The due date whatever nudges went out: who was in this morning's brief is still waiting to hear from the owner. */
export function wantedSince(contact: Contact, timeZone: string): IsoInstant | undefined {
  const { cadenceDays, lastTouchAt, addedAt, firstDueDelayDays, pause } = contact;
  if (cadenceDays === undefined) return undefined;
  if (lastTouchAt === undefined) {
    return latest([startOfDayAfter(addedAt, cadenceDays + (firstDueDelayDays ?? 0), timeZone), pause?.until]);
  }
  const isSpread = firstDueDelayDays !== undefined && lastTouchAt <= addedAt;
  const spreadUntil = isSpread ? startOfDayAfter(addedAt, firstDueDelayDays, timeZone) : undefined;
  return latest([startOfDayAfter(lastTouchAt, cadenceDays, timeZone), spreadUntil, pause?.until]);
}

/**
 * One sentence for the owner: `47 days since you last spoke; you aim for 30.` Of a long time, `More than two years since you
 * last spoke; you aim for every 30 days.`
 */
export function explainDue(contact: Contact, now: Temporal.Instant, timeZone: string): string {
  const { lastTouchAt, addedAt } = contact;
  const since = lastTouchAt ?? addedAt;
  const days = daysSince(since, now, timeZone);
  const event = lastTouchAt === undefined ? 'added them' : 'last spoke';
  if (days <= 0) return `You ${event} today${aim(contact, 'every ')}.`;
  if (days >= TOO_MANY_DAYS_TO_COUNT) {
    return `More than ${fullYears(since, now, timeZone)} since you ${event}${aim(contact, 'every ')}.`;
  }
  return `${days === 1 ? '1 day' : `${days} days`} since you ${event}${aim(contact, '')}.`;
}

/** Years of the owner's calendar that were over yesterday, so that "more than" is true on an anniversary too. */
function fullYears(then: IsoInstant, now: Temporal.Instant, timeZone: string): string {
  const yesterday = localDate(now, timeZone).subtract({ days: 1 });
  const { years } = localDate(fromIsoInstant(then), timeZone).until(yesterday, { largestUnit: 'year' });
  return YEARS[years] ?? `${years} years`;
}

/** Owner-local calendar days between the two moments; negative when `then` is still to come. */
export function daysSince(then: IsoInstant, now: Temporal.Instant, timeZone: string): number {
  return localDate(fromIsoInstant(then), timeZone).until(localDate(now, timeZone)).days;
}

function aim({ cadenceDays }: Contact, every: '' | 'every '): string {
  if (cadenceDays === undefined) return '';
  if (every === '') return `; you aim for ${cadenceDays}`;
  return cadenceDays === 1 ? '; you aim for every day' : `; you aim for every ${cadenceDays} days`;
}

/** Undefined when nothing quiets the contact: never nudged, or touched since. */
function endOfQuiet(
  { lastNudgedAt, lastTouchAt }: Contact,
  cadenceDays: number,
  timeZone: string,
): IsoInstant | undefined {
  if (lastNudgedAt === undefined) return undefined;
  if (lastTouchAt !== undefined && lastTouchAt >= lastNudgedAt) return undefined;
  const quietDays = Math.max(SHORTEST_QUIET_DAYS, Math.floor(cadenceDays / QUIET_SHARE_OF_CADENCE));
  return startOfDayAfter(lastNudgedAt, quietDays, timeZone);
}

function startOfDayAfter(moment: IsoInstant, days: number, timeZone: string): IsoInstant {
  const day = localDate(fromIsoInstant(moment), timeZone).add({ days });
  return toIsoInstant(day.toZonedDateTime(timeZone).toInstant());
}

const localDate = (instant: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(timeZone).toPlainDate();

/** Stored moments compare as strings. */
function latest(moments: readonly (IsoInstant | undefined)[]): IsoInstant | undefined {
  return moments.reduce((last, moment) => (last === undefined || (moment && moment > last) ? moment : last));
}
