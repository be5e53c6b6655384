import { fromIsoInstant, type IsoInstant } from '../../shared/iso-instant.ts';
import type { Owner } from './owner.ts';

const REST_DAYS = 30;

/**
 * The owner who is to be asked whom of the people that just came in they would hate to lose; undefined when the question is
 * open already, or was asked in the last 30 days.
 */
export function raiseInnerCircleQuestion(owner: Owner, now: IsoInstant): Owner | undefined {
  const { innerCircleQuestion: question } = owner;
  const isRecent =
    question?.askedAt !== undefined &&
    fromIsoInstant(now).since(fromIsoInstant(question.askedAt)).total('days') < REST_DAYS;
  const isOpen = question !== undefined && question.askedAt === undefined;
  return isOpen || isRecent ? undefined : { ...owner, innerCircleQuestion: { since: now } };
}
