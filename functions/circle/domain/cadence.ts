import type { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import { type CadenceRules, type Interval, intervalOf } from './cadence-rules.ts';
import type { Contact } from './contact.ts';
import { isPresent } from './standing.ts';

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
 * When a contact falls due: at the start of an owner-local day, or when a pause ends. Undefined without a cadence, and for
 * whoever is hidden, in memory or not to be contacted. A nudge keeps its person quiet for a while (a week or a quarter of the
 * cadence, whichever is longer) unless a touch answered it, so that no brief repeats itself daily.
 */
export function dueAt(contact: Contact, rules: CadenceRules): IsoInstant | undefined {
  const interval = cadenceOf(contact, rules);
  if (interval === undefined) return undefined;
  return latest([wantedSince(contact, rules), endOfQuiet(contact, interval.idealDays, rules.timeZone)]);
}

/**
 * The due date whatever nudges went out: who was in this morning's brief is still waiting to hear from the owner. Counted
 * from the last touch, or from when the cadence was first wanted; a touch from before that makes nobody due until the days of
 * their spread have passed.
 */
export function wantedSince(contact: Contact, rules: CadenceRules): IsoInstant | undefined {
  const interval = cadenceOf(contact, rules);
  if (interval === undefined) return undefined;
  const { lastTouchAt, addedAt, cadenceSince = addedAt, firstDueDelayDays, pause } = contact;
  const isTouchedSince = lastTouchAt !== undefined && lastTouchAt > cadenceSince;
  const isSpread = firstDueDelayDays !== undefined && !isTouchedSince;
  return latest([
    lastTouchAt && startOfDayAfter(lastTouchAt, interval.idealDays, rules.timeZone),
    isSpread ? startOfDayAfter(cadenceSince, firstDueDelayDays, rules.timeZone) : undefined,
    isSpread || lastTouchAt ? undefined : startOfDayAfter(cadenceSince, interval.idealDays, rules.timeZone),
    pause?.until,
  ]);
}

/** Undefined when nobody is to be nudged about them. */
export function cadenceOf(contact: Contact, rules: CadenceRules): Interval | undefined {
  return isPresent(contact) && contact.doNotContact === undefined ? intervalOf(contact, rules) : undefined;
}

/**
 * One sentence for the owner: `47 days since you last spoke; you aim for 30.` Of a long time, `More than two years since you
 * last spoke; you aim for every 30 days.`
 */
export function explainDue(contact: Contact, now: Temporal.Instant, rules: CadenceRules): string {
  const { timeZone } = rules;
  const { lastTouchAt, addedAt } = contact;
  const idealDays = intervalOf(contact, rules)?.idealDays;
  const since = lastTouchAt ?? addedAt;
  const days = daysSince(since, now, timeZone);
  const event = lastTouchAt === undefined ? 'added them' : 'last spoke';
  if (days <= 0) return `You ${event} today${aim(idealDays, 'every ')}.`;
  if (days >= TOO_MANY_DAYS_TO_COUNT) {
    return `More than ${fullYears(since, now, timeZone)} since you ${event}${aim(idealDays, 'every ')}.`;
  }
  return `${days === 1 ? '1 day' : `${days} days`} since you ${event}${aim(idealDays, '')}.`;
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

function aim(idealDays: number | undefined, every: '' | 'every '): string {
  if (idealDays === undefined) return '';
  if (every === '') return `; you aim for ${idealDays}`;
  return idealDays === 1 ? '; you aim for every day' : `; you aim for every ${idealDays} days`;
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
