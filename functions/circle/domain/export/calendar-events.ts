import { Temporal } from 'temporal-polyfill';
import type { Owner } from '../owner.ts';
import { nextOccurrence, type PartialDate } from '../partial-date.ts';
import type { CalendarOccasion } from './calendar-occasions.ts';
import { occasionTitle } from './occasion-title.ts';

/** So many years stand each for itself, with the age in the title; a yearly rule without it goes on from there. */
const YEARS_WITH_AGE = 5;
/** 29 February follows the owner's rule, which no recurrence rule says to every client: it is written out. */
const YEARS_OF_LEAP_DAY = 20;
const LAST_YEAR = 9999; // RFC 5545, 3.3.4: four digits

export interface CalendarMoment {
  readonly owner: Pick<Owner, 'leapDayRule'>;
  /** The owner's day. */
  readonly today: Temporal.PlainDate;
}

export interface CalendarEvent {
  /** The same in every export. */
  readonly uid: string;
  readonly title: string;
  readonly date: Temporal.PlainDate;
  readonly isYearly: boolean;
}

/** An occasion from this year on, and not before its own. */
export function eventsOf(
  { uid, whose, occasion }: CalendarOccasion,
  { owner, today }: CalendarMoment,
): readonly CalendarEvent[] {
  const { date, repeats } = occasion;
  const firstYear = Math.max(today.year, date.year ?? 0);
  const event = (year: number, what: Partial<CalendarEvent> = {}): CalendarEvent => ({
    uid,
    title: occasionTitle(whose, occasion),
    date: dayIn(year, date, owner),
    isYearly: false,
    ...what,
  });
  if (repeats === 'once') return [event(date.year ?? firstYear)];
  const isLeapDay = date.month === 2 && date.day === 29;
  if (date.year === undefined && !isLeapDay) return [event(firstYear, { isYearly: true })];
  const written = yearsFrom(firstYear, isLeapDay ? YEARS_OF_LEAP_DAY : YEARS_WITH_AGE).map((year) =>
    event(year, { uid: `${uid}-${year}`, title: occasionTitle(whose, occasion, yearsSince(date, year)) }),
  );
  const afterwards = isLeapDay ? [] : yearsFrom(firstYear + YEARS_WITH_AGE, 1);
  return [...written, ...afterwards.map((year) => event(year, { uid: `${uid}-later`, isYearly: true }))];
}

function yearsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index).filter((year) => year <= LAST_YEAR);
}

/** Undefined in the first year, too: nobody turns 0. */
function yearsSince({ year: first }: PartialDate, year: number): number | undefined {
  return first === undefined || first === year ? undefined : year - first;
}

function dayIn(year: number, date: PartialDate, { leapDayRule }: Pick<Owner, 'leapDayRule'>) {
  return nextOccurrence(date, Temporal.PlainDate.from({ year, month: 1, day: 1 }), leapDayRule);
}
