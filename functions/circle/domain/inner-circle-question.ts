import { Temporal } from 'temporal-polyfill';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Owner } from './owner.ts';

const REST_DAYS = 30;
/** So long a question waits for a morning without a brief; then it takes the place of one, the third at the latest. */
const PATIENCE_HOURS = 60;

/**
 * The owner who is to be asked whom of the people that just came in they would hate to lose: soon, and where they were asked in
 * the last 30 days, when these are over. Undefined when the question is open already.
 */
export function raiseInnerCircleQuestion(owner: Owner, now: IsoInstant): Owner | undefined {
  const { innerCircleQuestion: question } = owner;
  if (question !== undefined && question.askedAt === undefined) return undefined;
  const rested = question?.askedAt && later(question.askedAt, 24 * REST_DAYS);
  const isResting = rested !== undefined && rested > now;
  return { ...owner, innerCircleQuestion: { since: now, ...(isResting && { notBefore: rested }) } };
}

/**
 * Whether this is the morning to ask: one on which nobody is due, since there is one mail a day and people come first; and
 * any morning once it has waited for long enough.
 */
export function isQuestionDue(
  { innerCircleQuestion: question }: Owner,
  now: IsoInstant,
  peopleDueCount: number,
): boolean {
  if (question === undefined || question.askedAt !== undefined) return false;
  const from = question.notBefore ?? question.since;
  if (question.notBefore !== undefined && from > now) return false;
  return peopleDueCount === 0 || later(from, PATIENCE_HOURS) <= now;
}

/** Whether the question was the mail of this owner-local day. */
export function wasAskedOn({ innerCircleQuestion, timeZone }: Owner, day: Temporal.PlainDate): boolean {
  const askedAt = innerCircleQuestion?.askedAt;
  if (askedAt === undefined) return false;
  return (
    Temporal.PlainDate.compare(fromIsoInstant(askedAt).toZonedDateTimeISO(timeZone).toPlainDate(), day) === 0
  );
}

const later = (moment: IsoInstant, hours: number): IsoInstant =>
  toIsoInstant(fromIsoInstant(moment).add({ hours }));
