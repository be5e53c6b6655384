import { Temporal } from 'temporal-polyfill';
import { wantedFrom } from '../cadence.ts';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import type { Gift } from '../gift.ts';
import { localDayOf } from '../local-day.ts';
import { type GivingDay, isToPrepare } from './giving-day.ts';
import { givingYear } from './giving-year.ts';

/** Who is new in the circle makes no noise: for a quarter nobody is proposed for a surprise. */
const FIRST_SURPRISE_AFTER_DAYS = 91;
/** So far from its day a gift still counts as the one for it. */
const MOST_DAYS_APART = 45;

/**
 * The days of giving from `from` to `until`, both included, soonest first, for which nothing was given yet. Not those that a pause
 * hides: what was put off past its day is over.
 */
export function openGivingDays(
  contact: Contact,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
  rules: DueRules,
): readonly GivingDay[] {
  const { timeZone } = rules;
  const pausedUntil = contact.pause && localDayOf(contact.pause.until, timeZone);
  const surprisesFrom = localDayOf(wantedFrom(contact), timeZone).add({ days: FIRST_SURPRISE_AFTER_DAYS });
  return notYetGiven(contact, from.year, until.year, rules).filter(
    ({ on, occasion }) =>
      isBetween(on, from, until) &&
      (pausedUntil === undefined || Temporal.PlainDate.compare(on, pausedUntil) >= 0) &&
      (occasion !== 'just-because' || Temporal.PlainDate.compare(on, surprisesFrom) >= 0),
  );
}

const isBetween = (day: Temporal.PlainDate, from: Temporal.PlainDate, until: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, until) <= 0;

/**
 * Each gift that was sent counts for the nearest day of whom it was for; for no such day, as the surprise of its year that is
 * nearest to it. Once as many were given as a year has, no surprise is left.
 */
function notYetGiven(contact: Contact, first: number, last: number, rules: DueRules): readonly GivingDay[] {
  const sent = giftsSent(contact);
  const isLate = (year: number) => sent.some(({ on }) => on.year === year && on.month >= 11);
  // At the turn of a year a gift may be for a day on either side of it.
  const days = [
    ...(isLate(first - 1) ? [first - 1] : []),
    ...range(first, last + (isLate(last) ? 1 : 0)),
  ].flatMap((year) => givingYear(contact, year, rules));
  const settled = new Set<GivingDay>();
  for (const gift of sent) {
    const open = days.filter((day) => !settled.has(day));
    const surprises = open.filter((day) => isSurprise(day) && day.on.year === gift.on.year);
    const meant =
      nearest(
        open.filter((day) => isMeantBy(gift, day)),
        gift.on,
      ) ?? nearest(surprises, gift.on);
    if (meant !== undefined) settled.add(meant);
  }
  const most = contact.tier === undefined ? 0 : rules.giving[contact.tier].giftsAYear;
  const isEnough = ({ on: { year } }: GivingDay) => sent.filter(({ on }) => on.year === year).length >= most;
  return days.filter((day) => !settled.has(day) && !(isSurprise(day) && isEnough(day)));
}

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);

const giftsSent = (contact: Contact) =>
  contact.gifts.flatMap(({ stage, forWhom, text, on }) =>
    stage === 'sent' && on !== undefined
      ? [{ forWhom: forWhom ?? namedIn(text, contact), on: Temporal.PlainDate.from(on) }]
      : [],
  );

/** `boots for Amara` are hers. */
const namedIn = (text: string, { lovedOnes }: Contact): string | undefined =>
  lovedOnes.find(({ name }) => text.toLowerCase().includes(`for ${name.toLowerCase()}`))?.name;

const isSurprise = ({ occasion }: GivingDay): boolean => occasion === 'just-because';

const isMeantBy = (
  gift: { readonly forWhom: Gift['forWhom']; readonly on: Temporal.PlainDate },
  day: GivingDay,
): boolean =>
  gift.forWhom?.toLowerCase() === day.forWhom?.toLowerCase() && apart(gift.on, day.on) <= MOST_DAYS_APART;

/** Of two that are as near, the one that was to be prepared. */
const nearest = (days: readonly GivingDay[], to: Temporal.PlainDate): GivingDay | undefined =>
  days.toSorted(
    (one, other) =>
      apart(one.on, to) - apart(other.on, to) || Number(isToPrepare(other)) - Number(isToPrepare(one)),
  )[0];

const apart = (one: Temporal.PlainDate, other: Temporal.PlainDate): number => Math.abs(one.until(other).days);
