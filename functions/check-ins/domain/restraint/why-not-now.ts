import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import { type Interaction, isExchange, isTouch } from '../../../circle/domain/interaction.ts';
import type { Owner } from '../../../circle/domain/owner.ts';
import type { Suppression } from '../../../delivery/domain/suppression.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import type { Draft } from '../draft.ts';
import { isUnanswered } from '../unanswered.ts';
import { type Unwelcome, whyUnwelcome } from '../why-unwelcome.ts';
import { whyDayOff } from './day-off.ts';

/**
 * Why a letter does not go to somebody: none may (Unwelcome, no-address, suppressed), this is no time for one (the next four), or
 * this is no day for one.
 */
export type Restraint =
  | Unwelcome
  | 'no-address'
  | 'suppressed'
  | 'paused'
  | 'wrote-lately'
  | 'open-thread'
  | 'unanswered'
  | Passing;

/** By tomorrow, or soon after, it is over. */
const PASSING = ['newsletter-today', 'quiet-day', 'holiday'] as const;

export type Passing = (typeof PASSING)[number];

export const isPassing = (restraint: string | undefined): restraint is Passing =>
  PASSING.some((passing) => passing === restraint);

export interface LetterMoment {
  readonly owner: Pick<Owner, 'timeZone' | 'quietDays'>;
  readonly contact: Contact;
  readonly now: Temporal.Instant;
  /** The newest of the timeline, newest first. */
  readonly interactions: readonly Interaction[];
  /** Every other letter to them. */
  readonly letters: readonly Draft[];
  readonly address: {
    /** Of the address that the letter would go to. */
    readonly suppression?: Suppression | undefined;
    /** When the newsletter last went to any of theirs. */
    readonly lastIssueAt?: IsoInstant | undefined;
  };
}

/** Whoever wrote so lately is in touch; a letter that asks how they are would cross with the owner's answer. */
const WROTE_LATELY_DAYS = 7;
/** A mail that waits longer was answered past Kith, or never will be. */
const OPEN_THREAD_DAYS = 60;

/** The first reason that holds, those that last before those that pass; undefined where a letter may go. */
export const whyNotNow = (moment: LetterMoment): Restraint | undefined =>
  whyNever(moment) ?? whyNotYet(moment) ?? whyNotToday(moment);

function whyNever({ contact, address }: LetterMoment): Restraint | undefined {
  const unwelcome = whyUnwelcome(contact);
  if (unwelcome !== undefined) return unwelcome;
  if (contact.addresses.length === 0) return 'no-address';
  return address.suppression?.scope === 'all' ? 'suppressed' : undefined;
}

function whyNotYet({ contact, now, interactions, letters }: LetterMoment): Restraint | undefined {
  if (contact.pause !== undefined && contact.pause.until > toIsoInstant(now)) return 'paused';
  const theirs = interactions.find(isTheirWord);
  if (theirs !== undefined && daysAgo(theirs, now) < WROTE_LATELY_DAYS) return 'wrote-lately';
  const last = interactions.find((entry) => isTouch(entry) && isExchange(entry));
  if (last !== undefined && isTheirWord(last) && daysAgo(last, now) < OPEN_THREAD_DAYS) return 'open-thread';
  return isUnanswered(letters, interactions) ? 'unanswered' : undefined;
}

/** A reason that is over by tomorrow, or soon after. */
export function whyNotToday({ owner, contact, now, address }: LetterMoment): Passing | undefined {
  const dayIn = (timeZone: string, at = now) => at.toZonedDateTimeISO(timeZone).toPlainDate();
  const { lastIssueAt } = address;
  const issueDay = lastIssueAt && dayIn(owner.timeZone, fromIsoInstant(lastIssueAt));
  if (issueDay?.equals(dayIn(owner.timeZone)) === true) return 'newsletter-today';
  return whyDayOff({ owner, contact }, dayIn(contact.timeZone ?? owner.timeZone));
}

const isTheirWord = ({ kind, direction, source }: Interaction): boolean =>
  direction === 'inbound' && (kind === 'mail' || kind === 'reply') && source.by !== 'unproven-reply';

const daysAgo = ({ occurredAt }: Interaction, now: Temporal.Instant): number =>
  now.since(fromIsoInstant(occurredAt)).total('hours') / 24;
