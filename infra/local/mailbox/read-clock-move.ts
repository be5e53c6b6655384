import { Temporal } from 'temporal-polyfill';

const MORNING_HOUR = 7;
const MORNING_MINUTE = 30;

export type ClockMove =
  | { readonly outcome: 'target'; readonly target: Temporal.Instant }
  | { readonly outcome: 'not-a-time' | 'not-forward' };

/** Where a press on the clock's form wants to go: `by=hour|morning|week`, or `at` a local date and time. */
export function readClockMove(form: FormData, now: Temporal.Instant, timeZone: string): ClockMove {
  const local = now.toZonedDateTimeISO(timeZone);
  switch (form.get('by')) {
    case 'hour':
      return { outcome: 'target', target: now.add({ hours: 1 }) };
    case 'morning': {
      const tomorrow = local.add({ days: 1 }).withPlainTime({ hour: MORNING_HOUR, minute: MORNING_MINUTE });
      return { outcome: 'target', target: tomorrow.toInstant() };
    }
    case 'week':
      return { outcome: 'target', target: local.add({ weeks: 1 }).toInstant() };
    default:
      return readMoment(form.get('at'), now, timeZone);
  }
}

export interface WeeklyMoment {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly daysAhead?: number;
}

/** The next moment at which it is this weekday and hour, after so many days from now. */
export function nextMoment(
  now: Temporal.Instant,
  timeZone: string,
  { weekday, hour, daysAhead = 0 }: WeeklyMoment,
): Temporal.Instant {
  const local = now.toZonedDateTimeISO(timeZone).add({ days: daysAhead });
  const thisWeek = local.add({ days: weekday - local.dayOfWeek }).withPlainTime({ hour });
  const isAhead = Temporal.ZonedDateTime.compare(thisWeek, local) > 0;
  return (isAhead ? thisWeek : thisWeek.add({ weeks: 1 })).toInstant();
}

function readMoment(at: string | File | null, now: Temporal.Instant, timeZone: string): ClockMove {
  try {
    const target = Temporal.PlainDateTime.from(String(at)).toZonedDateTime(timeZone).toInstant();
    return Temporal.Instant.compare(target, now) > 0
      ? { outcome: 'target', target }
      : { outcome: 'not-forward' };
  } catch {
    return { outcome: 'not-a-time' };
  }
}
