import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../circle/domain/contact.ts';
import type { Owner } from '../../circle/domain/owner.ts';
import type { DraftId } from '../../shared/ids.ts';

const OPENS_AT_HOUR = 9;
const CLOSES_AT_HOUR = 17;
const SATURDAY = 6;
/** Letters that wait for the same morning do not go out in the same minute. */
const JITTER_SECONDS = 40 * 60;
const LEAST_JITTER_SECONDS = 60;
/** Further than any row of days off; then a letter goes out on a day off rather than never. */
const MOST_DAYS_OFF = 60;

export interface LetterToTime {
  readonly contact: Pick<Contact, 'timeZone'>;
  readonly owner: Pick<Owner, 'timeZone'>;
  readonly draftId: DraftId;
  /** Until then its words are true, where they are not true for good: it goes out by day before, even on a day off. */
  readonly trueUntil?: Temporal.Instant;
  /** On which days nothing goes out; weekends, unless something else is said. */
  readonly isDayOff?: (day: Temporal.PlainDate) => boolean;
}

/**
 * When a letter suits who gets it: `now` between 9 and 17 on a working day where they are (or where the owner is, when nobody
 * knows), otherwise a few minutes, the same for each draft, after 9 on the next one. Where its words would be out of date by
 * then it goes out by day before that, or now.
 */
export function nextWorkingMoment(letter: LetterToTime, now: Temporal.Instant): Temporal.Instant {
  const { trueUntil, isDayOff = isWeekend } = letter;
  const suits = firstMoment(letter, now, isDayOff);
  if (trueUntil === undefined || Temporal.Instant.compare(suits, trueUntil) < 0) return suits;
  const byDay = firstMoment(letter, now, () => false);
  return Temporal.Instant.compare(byDay, trueUntil) < 0 ? byDay : now;
}

/** Where the contact lives, as far as anybody knows. */
export const zoneOf = ({ contact, owner }: Pick<LetterToTime, 'contact' | 'owner'>): string =>
  contact.timeZone ?? owner.timeZone;

function firstMoment(
  letter: LetterToTime,
  now: Temporal.Instant,
  isDayOff: (day: Temporal.PlainDate) => boolean,
): Temporal.Instant {
  const timeZone = zoneOf(letter);
  const local = now.toZonedDateTimeISO(timeZone);
  const today = local.toPlainDate();
  if (!isDayOff(today) && local.hour >= OPENS_AT_HOUR && local.hour < CLOSES_AT_HOUR) return now;
  let day = local.hour < OPENS_AT_HOUR ? today : today.add({ days: 1 });
  for (let days = 0; days < MOST_DAYS_OFF && isDayOff(day); days += 1) day = day.add({ days: 1 });
  const opening = day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(OPENS_AT_HOUR) });
  return opening.toInstant().add({ seconds: jitterOf(letter.draftId) });
}

export const isWeekend = ({ dayOfWeek }: Temporal.PlainDate): boolean => dayOfWeek >= SATURDAY;

/** Some minutes later, the same for each draft: where a machine chose the moment, or one mail let out several letters. */
export const jittered = (draftId: DraftId, moment: Temporal.Instant): Temporal.Instant =>
  moment.add({ seconds: LEAST_JITTER_SECONDS + jitterOf(draftId) });

/** From its id alone, so that whoever asks again hears the same. */
function jitterOf(draftId: DraftId): number {
  let hash = 0;
  for (const character of draftId) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  return hash % (JITTER_SECONDS + 1);
}
