import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import { findDates } from './classify/find-dates.ts';

/** Before there was mail as we know it, a date is a broken clock. */
const FIRST_YEAR = 1990;
const MAX_CHARACTERS = 200;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322, 3.3: `Mon, 24 Aug 2026 07:31:00 +0100 (BST)`; `GMT` and `UT` are what old programs write. */
const MAIL_DATE =
  /^\s*(?:[a-z]{3},)?\s*(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+([+-]\d{4}|gmt|utc?)\b/i;
/** `14:05`, `2:05:00 PM`, `14.05`, `14h05`. */
const TIME_OF_DAY = /(?<!\d)(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?(?!\d)(?:\s?([ap])\.?m\b)?/;
const OFFSET = /(?:gmt|utc)?\s?([+-]\d{2}):?(\d{2})\b/;
/** Who names a day and no time, wrote during it. */
const NOON = { hour: 12, minute: 0 } as const;

/** The moment in a Date header; undefined where it is none. */
export function readMailDate(value: string): IsoInstant | undefined {
  const [, day = '', month = '', year = '', hour, minute, second = '00', zone = ''] =
    MAIL_DATE.exec(value.slice(0, MAX_CHARACTERS)) ?? [];
  const place = MONTHS.indexOf(month.toLowerCase());
  if (place < 0) return undefined;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : 'Z';
  return toMoment(
    `${year}-${String(place + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${hour}:${minute}:${second}${offset}`,
  );
}

/**
 * The moment beside the `Sent:` or `Date:` of a forwarded message, as its forwarder's program writes it in any language; without
 * an offset, in their time zone.
 */
export function readWrittenDate(
  value: string,
  timeZone: string,
  receivedAt: IsoInstant,
): IsoInstant | undefined {
  const exact = readMailDate(value);
  if (exact !== undefined) return exact;
  const text = value.slice(0, MAX_CHARACTERS).toLowerCase();
  const today = Temporal.Instant.from(receivedAt).toZonedDateTimeISO(timeZone).toPlainDate();
  const [found] = findDates(text, today);
  if (found === undefined) return undefined;
  const rest = `${text.slice(0, found.start)} ${text.slice(found.end)}`;
  const time = readTime(rest) ?? NOON;
  const offset = OFFSET.exec(rest);
  const zone = offset === null ? timeZone : `${offset[1]}:${offset[2]}`;
  return toMoment(`${found.date.toPlainDateTime(time).toString()}[${zone}]`);
}

function readTime(text: string): { hour: number; minute: number } | undefined {
  const [, hours = '', minutes = '', half] = TIME_OF_DAY.exec(text) ?? [];
  if (hours === '') return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(minutes);
  return hour < 24 && minute < 60 ? { hour, minute } : undefined;
}

/** With an offset, or a zone in brackets. */
function toMoment(text: string): IsoInstant | undefined {
  try {
    const instant = text.endsWith(']')
      ? Temporal.ZonedDateTime.from(text).toInstant()
      : Temporal.Instant.from(text);
    return toIsoInstant(instant);
  } catch {
    return undefined;
  }
}

/** When a mail was written: what it says, if that can be; else when it came. Nothing is written after it came. */
export function whenWritten(sentAt: IsoInstant | undefined, receivedAt: IsoInstant): IsoInstant {
  if (sentAt === undefined || sentAt > receivedAt || Number(sentAt.slice(0, 4)) < FIRST_YEAR)
    return receivedAt;
  return sentAt;
}
