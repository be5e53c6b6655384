import type { Temporal } from 'temporal-polyfill';
import { longestSilenceAt } from '../../circle/domain/cadence.ts';
import { type Interval, intervalOf, type Tier } from '../../circle/domain/cadence-rules.ts';
import type { Contact } from '../../circle/domain/contact.ts';
import type { DueReason } from '../../circle/domain/due/due-reason.ts';
import { dueReasons } from '../../circle/domain/due-reasons.ts';
import type { DueRules } from '../../circle/domain/due-rules.ts';
import { localDay } from '../../circle/domain/local-day.ts';
import { firstOrdinaryDay } from '../../circle/domain/quiet-days.ts';
import { fromIsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';

/** A day late counts more, the closer somebody is. Whoever has a cadence of their own and no tier counts as one of many. */
const WEIGHTS: Record<Tier, number> = { inner: 3, close: 2, wide: 1 };
const WEIGHT_WITHOUT_TIER = 1;

/** Where no longest silence was set: half as much again as the aim. */
const LONGEST_SHARE_OF_AIM = 1.5;

const POINTS = {
  longestSilence: 10,
  occasionToday: 8,
  giftToday: 8,
  giftInTime: 11,
  unanswered: 2,
  ownWord: 15,
  shoutOut: 2,
} as const;
const MILESTONE_FACTOR = 1.5;
/** What is told of later can neither be made nor posted in time; a silence can wait until tomorrow. */
const GIFT_LAST_DAYS = 10;
const MS_PER_DAY = 86_400_000;

/** What one reason adds to a score, and how that came: `3 (inner) × 17 days ÷ 30`. */
interface ScorePart {
  readonly reason: DueReason['kind'];
  readonly points: number;
  readonly how: string;
}

export interface DueScore {
  readonly total: number;
  readonly parts: readonly ScorePart[];
}

export interface RankedPerson {
  readonly contact: Contact;
  /** Strongest first; never empty. */
  readonly reasons: readonly DueReason[];
  readonly score: DueScore;
}

/**
 * Who comes first in a brief: the highest score, which is the sum over the reasons. Equals by name. Leaves out whoever is not due
 * after all: the index that the contacts were found by is a cache, and what is due is decided here, anew.
 *
 * The weight is 3 for the inner circle, 2 for those close, 1 for everybody else.
 *   silence      weight × days overdue ÷ aim in days, so that a week late counts more for a fortnight than for a year; and 10 once
 *                the silence is as long as the owner wants it at most (half as much again as the aim where that was not said)
 *   occasion     weight × 8 ÷ (1 + days to go), and half as much again for a big one
 *   gift         weight × 8 ÷ (1 + weeks to go), and in the last ten days not less than 11 + weight: more than most silences, less
 *                than the owner's own word
 *   unanswered   weight × 2
 *   plan         15 for a need, a promise and a reminder, whoever it is; 2 for praise that is owed
 */
export function rankDue(
  contacts: readonly Contact[],
  now: Temporal.Instant,
  rules: DueRules,
): readonly RankedPerson[] {
  return contacts
    .flatMap((contact): readonly RankedPerson[] => {
      const reasons = dueReasons(contact, now, rules);
      return reasons.length === 0
        ? []
        : [{ contact, reasons, score: scoreReasons(contact, reasons, now, rules) }];
    })
    .sort(
      (one, other) =>
        other.score.total - one.score.total ||
        one.contact.name.localeCompare(other.contact.name, 'en') ||
        one.contact.contactId.localeCompare(other.contact.contactId, 'en'),
    );
}

export function scoreReasons(
  contact: Contact,
  reasons: readonly DueReason[],
  now: Temporal.Instant,
  rules: DueRules,
): DueScore {
  const parts = reasons.map((reason) => scoreOf(reason, contact, now, rules));
  return { total: parts.reduce((sum, { points }) => sum + points, 0), parts };
}

function scoreOf(reason: DueReason, contact: Contact, now: Temporal.Instant, rules: DueRules): ScorePart {
  const weight = contact.tier === undefined ? WEIGHT_WITHOUT_TIER : WEIGHTS[contact.tier];
  const weightWords = `${weight} (${contact.tier ?? 'no tier'})`;
  switch (reason.kind) {
    case 'silence':
      return scoreSilence(reason, contact, now, rules, weight);
    case 'occasion': {
      const { daysAhead, isMilestone } = reason.occasion;
      const factor = isMilestone ? MILESTONE_FACTOR : 1;
      const points = (weight * POINTS.occasionToday * factor) / (1 + daysAhead);
      const big = isMilestone ? ` × ${MILESTONE_FACTOR} (a big one)` : '';
      const how = `${weightWords} × ${POINTS.occasionToday}${big} ÷ (1 + ${daysAhead} days to go)`;
      return { reason: 'occasion', points, how };
    }
    case 'gift': {
      const days = daysLeftFor(reason.gift, now, rules);
      const byDay = (weight * POINTS.giftToday) / (1 + days / 7);
      const inTime = days <= GIFT_LAST_DAYS ? POINTS.giftInTime + weight : 0;
      const how = `${weightWords} × ${POINTS.giftToday} ÷ (1 + ${days} days ÷ 7)`;
      return byDay >= inTime
        ? { reason: 'gift', points: byDay, how }
        : {
            reason: 'gift',
            points: inTime,
            how: `${POINTS.giftInTime} + ${weightWords}, with ${days} days to make it`,
          };
    }
    case 'unanswered':
      return {
        reason: 'unanswered',
        points: weight * POINTS.unanswered,
        how: `${weightWords} × ${POINTS.unanswered}`,
      };
    case 'plan': {
      const points = reason.plan.kind === 'shout-out' ? POINTS.shoutOut : POINTS.ownWord;
      return { reason: 'plan', points, how: `${points} for a ${reason.plan.kind}` };
    }
  }
}

/** As counted from the next morning that is not quiet: before a holiday it is now or too late. */
function daysLeftFor(
  { on }: Extract<DueReason, { kind: 'gift' }>['gift'],
  now: Temporal.Instant,
  { timeZone, quietDays }: DueRules,
): number {
  const next = firstOrdinaryDay(localDay(now, timeZone).add({ days: 1 }), quietDays);
  return Math.max(0, next.until(on).days + 1);
}

function scoreSilence(
  { since }: DueReason,
  contact: Contact,
  now: Temporal.Instant,
  rules: DueRules,
  weight: number,
): ScorePart {
  const interval = intervalOf(contact, rules) ?? { idealDays: 1, longestDays: 1 }; // Without one nobody is silent.
  const overdueMs = now.epochMilliseconds - fromIsoInstant(since).epochMilliseconds;
  const longestAt = longestSilenceAt(contact, { longestDays: longestDaysOf(interval) }, rules.timeZone);
  const isLongest = longestAt <= toIsoInstant(now);
  const overdue = (overdueMs / MS_PER_DAY / interval.idealDays) * weight;
  const days = `${weight} (${contact.tier ?? 'no tier'}) × ${Math.floor(overdueMs / MS_PER_DAY)} days ÷ ${interval.idealDays}`;
  return {
    reason: 'silence',
    points: overdue + (isLongest ? POINTS.longestSilence : 0),
    how: isLongest ? `${days} + ${POINTS.longestSilence} (the longest silence is over)` : days,
  };
}

const longestDaysOf = ({ idealDays, longestDays }: Interval): number =>
  longestDays > idealDays ? longestDays : Math.ceil(idealDays * LONGEST_SHARE_OF_AIM);
