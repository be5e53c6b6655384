import type { Temporal } from 'temporal-polyfill';
import { daysSince } from '../../../circle/domain/cadence.ts';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Interaction } from '../../../circle/domain/interaction.ts';
import { occasionsAhead } from '../../../circle/domain/occasions-ahead.ts';
import type { Owner } from '../../../circle/domain/owner.ts';
import { dayAndMonthOf } from '../../../circle/domain/say-day.ts';
import { sayWhenPast } from '../../../circle/domain/say-when-past.ts';
import type { Situation } from './openings.ts';

/** A situation that a letter may open with; `fill` goes in for `{day}` or `{when}`. */
export interface Opened {
  readonly situation: Situation;
  readonly fill: string;
  /** After that day the words are no longer true. */
  readonly lastDay?: Temporal.PlainDate;
}

export interface LetterMoment {
  readonly contact: Contact;
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  readonly owner: Pick<Owner, 'timeZone' | 'leapDayRule'>;
  readonly now: Temporal.Instant;
}

const BIRTHDAY_NEAR_DAYS = 3;
const A_WHILE_DAYS = 30;
/** Afterwards, with letters in between, nobody goes back to it. */
const FRESH_MEETING_DAYS = 60;

/** What is true of the moment and fit to begin with, best first. A birthday comes before all. */
export function chooseSituations(moment: LetterMoment): readonly Opened[] {
  const birthday = nearBirthday(moment);
  if (birthday !== undefined) return [birthday];
  const meeting = lastMeeting(moment);
  const silence = hasBeenAWhile(moment) ? [{ situation: 'after-silence', fill: '' } as const] : [];
  return [
    ...(meeting === undefined ? [] : [meeting]),
    ...silence,
    { situation: 'thinking-of-you', fill: '' },
    { situation: 'catch-up', fill: '' },
  ];
}

/** By its date, since the letter may go out on any day until then. */
function nearBirthday({ contact, owner, now }: LetterMoment): Opened | undefined {
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const ahead = occasionsAhead(contact, today, BIRTHDAY_NEAR_DAYS, owner.leapDayRule);
  const own = ahead.find(({ kind, person }) => kind === 'birthday' && person.relation === undefined);
  return own && { situation: 'birthday', fill: dayAndMonthOf(own.date), lastDay: own.date };
}

/** Only that it happened: what the owner noted of it is theirs. */
function lastMeeting({ interactions, now, owner }: LetterMoment): Opened | undefined {
  const last = interactions.find(({ kind }) => kind === 'meeting' || kind === 'call');
  if (last === undefined) return undefined;
  const isNewest = !interactions.some(({ occurredAt }) => occurredAt > last.occurredAt);
  const isFresh = daysSince(last.occurredAt, now, owner.timeZone) <= FRESH_MEETING_DAYS;
  const when = isNewest || isFresh ? sayWhenPast(last.occurredAt, now, owner.timeZone) : undefined;
  if (when === undefined) return undefined;
  return { situation: last.kind === 'meeting' ? 'met' : 'talked', fill: when };
}

function hasBeenAWhile({ contact, now, owner }: LetterMoment): boolean {
  const { lastTouchAt } = contact;
  return lastTouchAt !== undefined && daysSince(lastTouchAt, now, owner.timeZone) >= A_WHILE_DAYS;
}
