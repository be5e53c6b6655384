import type { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import { daysSince, waitsForFirstTurn, wantedFrom, wantedSince } from './cadence.ts';
import { type CadenceRules, intervalOf } from './cadence-rules.ts';
import type { Contact } from './contact.ts';

/** From here on a count of days is no help and reads as a reproach; years say enough. */
const TOO_MANY_DAYS_TO_COUNT = 400;
/** So long the end of a pause is the reason; after that it is the silence. */
const PAUSE_JUST_OVER_DAYS = 7;
const YEARS = [
  '',
  'a year',
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((n) => `${n} years`),
];
const WITH_TIER = {
  inner: ' with your inner circle',
  close: ' with those close to you',
  wide: ' with your wider circle',
} as const;

/**
 * One sentence for the owner, a fact and never a reproach:
 * `47 days since you last spoke; you aim for 30, and for 60 at most.`
 * `More than two years since you last spoke; you aim for every 365 days with your wider circle, and for 400 at most.`
 * `The pause ended yesterday; 76 days since you last spoke.`
 * `Their first turn since you brought them in, 12 days ago; you aim for every 30 days.`
 */
export function explainDue(contact: Contact, now: Temporal.Instant, rules: CadenceRules): string {
  const { timeZone } = rules;
  const silence = describeSilence(contact, now, timeZone);
  if (isPauseJustOver(contact, now, rules)) {
    const ended = sayDaysAgo(daysSince(contact.pause.until, now, timeZone));
    return `The pause ended ${ended}; ${silence.words}.`;
  }
  const sinceWanted = daysSince(wantedFrom(contact), now, timeZone);
  if (isFirstTurn(contact) && sinceWanted < TOO_MANY_DAYS_TO_COUNT) {
    const event = contact.cadenceSince === undefined ? 'brought them in' : 'chose how often to be in touch';
    return `Their first turn since you ${event}, ${sayDaysAgo(sinceWanted)}${aim(contact, rules, 'every ')}.`;
  }
  return `${capitalise(silence.words)}${aim(contact, rules, silence.isCount ? '' : 'every ')}.`;
}

function isPauseJustOver(
  contact: Contact,
  now: Temporal.Instant,
  rules: CadenceRules,
): contact is Contact & { pause: NonNullable<Contact['pause']> } {
  const { pause, lastNudgedAt = '' } = contact;
  if (pause === undefined || pause.until > toIsoInstant(now)) return false;
  const { pause: _, ...unpaused } = contact;
  const wantedBefore = wantedSince(unpaused, { ...rules, quietDays: { weekdays: [], spans: [] } });
  return (
    daysSince(pause.until, now, rules.timeZone) < PAUSE_JUST_OVER_DAYS &&
    wantedBefore !== undefined &&
    wantedBefore < pause.until &&
    lastNudgedAt < pause.until
  );
}

const isFirstTurn = (contact: Contact): boolean =>
  waitsForFirstTurn(contact) &&
  (contact.lastNudgedAt === undefined || contact.lastNudgedAt < wantedFrom(contact));

/** `47 days since you last spoke`; `isCount`: it begins with a number of days, to which the aim compares. */
function describeSilence(
  { lastTouchAt, addedAt }: Contact,
  now: Temporal.Instant,
  timeZone: string,
): { readonly words: string; readonly isCount: boolean } {
  const since = lastTouchAt ?? addedAt;
  const days = daysSince(since, now, timeZone);
  const event = lastTouchAt === undefined ? 'added them' : 'last spoke';
  if (days <= 0) return { words: `you ${event} today`, isCount: false };
  if (days >= TOO_MANY_DAYS_TO_COUNT) {
    return { words: `more than ${fullYears(since, now, timeZone)} since you ${event}`, isCount: false };
  }
  return { words: `${days === 1 ? '1 day' : `${days} days`} since you ${event}`, isCount: true };
}

/** Years of the owner's calendar that were over yesterday, so that "more than" is true on an anniversary too. */
function fullYears(then: IsoInstant, now: Temporal.Instant, timeZone: string): string {
  const day = fromIsoInstant(then).toZonedDateTimeISO(timeZone).toPlainDate();
  const yesterday = now.toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 });
  const { years } = day.until(yesterday, { largestUnit: 'year' });
  return YEARS[years] ?? `${years} years`;
}

/** `; you aim for 30 with your inner circle, and for 45 at most` */
function aim(contact: Contact, rules: CadenceRules, every: '' | 'every '): string {
  const interval = intervalOf(contact, rules);
  if (interval === undefined) return '';
  const { idealDays, longestDays } = interval;
  const withTier =
    contact.tier === undefined || contact.cadenceDays !== undefined ? '' : WITH_TIER[contact.tier];
  const days = idealDays === 1 ? 'every day' : `every ${idealDays} days`;
  const atMost = longestDays > idealDays ? `, and for ${longestDays} at most` : '';
  return `; you aim for ${every === '' ? idealDays : days}${withTier}${atMost}`;
}

function sayDaysAgo(days: number): string {
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
