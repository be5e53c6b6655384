import ICAL from 'ical.js';
import type { Temporal } from 'temporal-polyfill';
import { type CalendarEvent, type CalendarMoment, eventsOf } from './calendar-events.ts';
import type { CalendarOccasion } from './calendar-occasions.ts';
import { addTextProperty, withoutControls } from './text-property.ts';

const CRLF = '\r\n';
const PACE = 'P1D';

export const CALENDAR_END = `END:VCALENDAR${CRLF}`;

/** What stands before the events (RFC 5545): the name and the pace of RFC 7986, and what older clients call those. */
export function calendarBeginning(name: string): string {
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Kith//Occasions//EN');
  for (const property of ['name', 'x-wr-calname']) addTextProperty(calendar, property, name);
  const pace = new ICAL.Property('refresh-interval', calendar);
  pace.resetType('duration');
  pace.setValue(ICAL.Duration.fromString(PACE));
  calendar.addProperty(pace);
  addTextProperty(calendar, 'x-published-ttl', PACE);
  const text = calendar.toString();
  return text.slice(0, text.lastIndexOf('END:VCALENDAR'));
}

/** Their events, each ended by a line break; empty without any. */
export function calendarEvents(occasions: readonly CalendarOccasion[], moment: CalendarMoment): string {
  return occasions
    .flatMap((occasion) => eventsOf(occasion, moment))
    .map((event) => writeEvent(event, moment.today) + CRLF)
    .join('');
}

/** Stamped with the day and no more, so that a calendar is the same text all day. */
function writeEvent({ uid, title, date, isYearly }: CalendarEvent, today: Temporal.PlainDate): string {
  const event = new ICAL.Component(['vevent', [], []]);
  event.addPropertyWithValue('uid', `${uid}@kith`);
  event.addPropertyWithValue('dtstamp', startOfDay(today));
  event.addPropertyWithValue('dtstart', toIcalDate(date));
  if (isYearly) event.addPropertyWithValue('rrule', ICAL.Recur.fromString('FREQ=YEARLY'));
  event.addPropertyWithValue('summary', withoutControls(title));
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  return event.toString();
}

const startOfDay = ({ year, month, day }: Temporal.PlainDate) =>
  new ICAL.Time(
    { year, month, day, hour: 0, minute: 0, second: 0, isDate: false },
    ICAL.Timezone.utcTimezone,
  );

const toIcalDate = ({ year, month, day }: Temporal.PlainDate) =>
  new ICAL.Time({ year, month, day, isDate: true }, ICAL.Timezone.localTimezone);
