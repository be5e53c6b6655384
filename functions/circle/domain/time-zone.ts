import * as z from 'zod';

/** An IANA time zone that this runtime knows, such as `Europe/London`. */
export const timeZoneSchema = z.string().refine(isKnownTimeZone, 'is not a time zone like Europe/London');

/** To ask the runtime costs as much as all else of reading an owner. */
const known = new Set<string>();

function isKnownTimeZone(timeZone: string): boolean {
  if (known.has(timeZone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    known.add(timeZone);
    return true;
  } catch {
    return false;
  }
}
