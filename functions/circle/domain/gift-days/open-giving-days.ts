import { Temporal } from 'temporal-polyfill';
import { wantedFrom } from '../cadence.ts';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import type { Gift } from '../gift.ts';
import { localDayOf } from '../local-day.ts';
import type { GivingDay } from './giving-day.ts';
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
  return yearsOf(from, until)
    .flatMap((year) => notYetGiven(contact, year, rules))
    .filter(
      ({ on, occasion }) =>
        isBetween(on, from, until) &&
        (pausedUntil === undefined || Temporal.PlainDate.compare(on, pausedUntil) >= 0) &&
        (occasion !== 'just-because' || Temporal.PlainDate.compare(on, surprisesFrom) >= 0),
    );
}

const yearsOf = (from: Temporal.PlainDate, until: Temporal.PlainDate): readonly number[] =>
  Array.from({ length: Math.max(0, until.year - from.year + 1) }, (_, place) => from.year + place);

const isBetween = (day: Temporal.PlainDate, from: Temporal.PlainDate, until: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, until) <= 0;

/**
 * Each gift that was sent counts for the nearest day of whom it was for; for no such day, as the surprise nearest to it. Once as
 * many were given as a year has, no surprise is left.
 */
function notYetGiven(contact: Contact, year: number, rules: DueRules): readonly GivingDay[] {
  const days = givingYear(contact, year, rules);
  if (contact.tier === undefined || days.length === 0) return days;
  const sent = contact.gifts.flatMap(({ stage, forWhom, text, on }) =>
    stage === 'sent' && on !== undefined
      ? [{ forWhom: forWhom ?? namedIn(text, contact), on: Temporal.PlainDate.from(on) }]
      : [],
  );
  const settled = new Set<GivingDay>();
  for (const gift of sent) {
    const open = days.filter((day) => !settled.has(day));
    const day = nearest(
      open.filter((each) => isMeantBy(gift, each)),
      gift.on,
    );
    const spare = gift.on.year === year ? nearest(open.filter(isSurprise), gift.on) : undefined;
    const meant = day ?? spare;
    if (meant !== undefined) settled.add(meant);
  }
  const isEnough = sent.filter(({ on }) => on.year === year).length >= rules.giving[contact.tier].giftsAYear;
  return days.filter((day) => !settled.has(day) && !(isEnough && isSurprise(day)));
}

/** `boots for Amara` are hers. */
const namedIn = (text: string, { lovedOnes }: Contact): string | undefined =>
  lovedOnes.find(({ name }) => text.toLowerCase().includes(`for ${name.toLowerCase()}`))?.name;

const isSurprise = ({ occasion }: GivingDay): boolean => occasion === 'just-because';

const isMeantBy = (
  gift: { readonly forWhom: Gift['forWhom']; readonly on: Temporal.PlainDate },
  day: GivingDay,
): boolean =>
  gift.forWhom?.toLowerCase() === day.forWhom?.toLowerCase() && apart(gift.on, day.on) <= MOST_DAYS_APART;

const nearest = (days: readonly GivingDay[], to: Temporal.PlainDate): GivingDay | undefined =>
  days.toSorted((one, other) => apart(one.on, to) - apart(other.on, to))[0];

const apart = (one: Temporal.PlainDate, other: Temporal.PlainDate): number => Math.abs(one.until(other).days);
