import type { Temporal } from 'temporal-polyfill';
import { daysSince } from '../../../circle/domain/cadence.ts';
import { isPrivate, isSafeTopic } from '../../../circle/domain/tact.ts';
import { isQuotable, isQuotablePlan } from '../../../circle/domain/their-words.ts';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { type PlanCourse, readPlanCourse } from './read-plan-course.ts';

/**
 * What a sentence of theirs tells: good news, a kindness to the owner, a joy, or a plan, which lies ahead, is under way, was
 * so long ago, or is over by now.
 */
export type SentenceKind = 'news' | 'kindness' | 'joy' | PlanCourse;

interface Told {
  readonly writtenAt: IsoInstant;
  readonly now: Temporal.Instant;
  /** The owner's. */
  readonly timeZone: string;
}

/** Congratulations that come later are none. */
const NEWS_DAYS = 60;

const NEWS =
  /^(?:i|we)(?:[’']ve| have)? (?:just |finally |also |now )?(?:won|passed|finished|completed|published|launched|opened|graduated|qualified|ran|swam|climbed)\b/i;
const PRIZE = /\b(?:prize|award|medal|exams?|diploma|certificate|half-marathon|marathon|first place)\b/i;
const KINDNESS =
  /^(?:i|we)(?:[’']ve| have)? (?:just |already |also )?(?:recommended you|introduced you|put you in touch|passed your (?:name|number|card)|mentioned you|spoken up for you|saved you a (?:seat|copy|place)|sent you (?:the|a|my) (?:book|recipe|list|notes|record|copy))\b/i;
const JOY =
  /^(?:i|we)(?:[’']m| am|[’']re| are)? (?:really |still |very much )?(?:love|enjoy|reading|listening to|hooked on|fond of|getting better at)\b/i;

/** What a letter of today may make of one sentence of theirs; undefined where it had better leave it alone. */
export function readSentence(said: string, told: Told): SentenceKind | undefined {
  if (isQuotablePlan(said)) return readPlanCourse(said, told);
  if (!isQuotable(said) || isPrivate(said)) return undefined;
  if (KINDNESS.test(said)) return 'kindness';
  if (NEWS.test(said) && (PRIZE.test(said) || isSafeTopic(said))) {
    return daysSince(told.writtenAt, told.now, told.timeZone) <= NEWS_DAYS ? 'news' : undefined;
  }
  return JOY.test(said) && isSafeTopic(said) ? 'joy' : undefined;
}
