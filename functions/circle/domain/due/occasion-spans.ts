import type { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { intervalOf } from '../cadence-rules.ts';
import type { Contact } from '../contact.ts';
import type { DueRules } from '../due-rules.ts';
import { whatOneCalls } from '../greeting-name.ts';
import { latest, localDay, startOf } from '../local-day.ts';
import { daysOf, type NextTime, type OccasionAhead } from '../occasions-ahead.ts';
import { firstOrdinaryDay } from '../quiet-days.ts';
import { sayOccasion } from '../say-occasion.ts';
import { type DueSpan, holdsFrom, noticeOn } from './due-span.ts';

/** Each step passes a year, or a span of quiet days of which there are a hundred. */
const MOST_STEPS = 250;

/** Whether the owner has not been told yet, as far as nudges count. */
export type IsUntold = (span: DueSpan) => boolean;

/**
 * Of each day of a contact and their loved ones the next notice that is to come: one within its lead time, one on the day itself.
 * Of people without a cadence only where the occasion has a lead time of its own; of memories always, since the owner asked to be
 * reminded. A touch on the day or after it has answered both.
 */
export function occasionSpans(
  contact: Contact,
  rules: DueRules,
  now: Temporal.Instant,
  isUntold: IsUntold,
): readonly DueSpan[] {
  const today = localDay(now, rules.timeZone);
  const hasCadence = intervalOf(contact, rules) !== undefined;
  return daysOf(contact).flatMap((next) => {
    const { leadDays, isMemory } = next(today, rules.leapDayRule) ?? {};
    const isAsked = hasCadence || isMemory === true || leadDays !== undefined;
    return isAsked ? nextSpans(next, { contact, rules, now, isUntold }) : [];
  });
}

interface Asked {
  readonly contact: Contact;
  readonly rules: DueRules;
  readonly now: Temporal.Instant;
  readonly isUntold: IsUntold;
}

function nextSpans(next: NextTime, asked: Asked): readonly DueSpan[] {
  const { rules, now, isUntold } = asked;
  let from = localDay(now, rules.timeZone);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const occasion = next(from, rules.leapDayRule);
    if (occasion === undefined) return [];
    const spans = spansOf(occasion, asked).filter(
      (span) => isUntold(span) && holdsFrom(span, now, rules) !== undefined,
    );
    if (spans.length > 0) return spans;
    from = firstOrdinaryDay(occasion.date.add({ days: 1 }), rules.quietDays);
  }
  return [];
}

/** The notice ahead of the day, and that of the day; both begin on ordinary days, and after a pause. */
function spansOf(occasion: OccasionAhead, { contact, rules }: Asked): readonly DueSpan[] {
  const { date, leadDays = rules.leadDays } = occasion;
  const { timeZone } = rules;
  if (contact.lastTouchAt !== undefined && contact.lastTouchAt >= startOf(date, timeZone)) return [];
  const end = startOf(date.add({ days: 1 }), timeZone);
  const onDay = noticeOn(date, rules);
  const ahead = leadDays === 0 ? undefined : noticeOn(date.subtract({ days: leadDays }), rules);
  const spanBetween = (from: IsoInstant | undefined, until: IsoInstant): DueSpan[] => {
    const start = from && latest([from, contact.pause?.until]);
    return start === undefined || start >= until
      ? []
      : [{ from: start, until, isToldOnce: true, tell: tell(start, occasion, contact, timeZone) }];
  };
  return [...spanBetween(ahead, onDay < end ? onDay : end), ...spanBetween(onDay, end)];
}

const tell =
  (since: IsoInstant, occasion: OccasionAhead, contact: Contact, timeZone: string): DueSpan['tell'] =>
  (now) => {
    const today = localDay(now, timeZone);
    const daysAhead = today.until(occasion.date).days;
    const text = sayOccasion(occasion, whatOneCalls(contact), today);
    return { kind: 'occasion', since, occasion: { ...occasion, daysAhead }, text };
  };
