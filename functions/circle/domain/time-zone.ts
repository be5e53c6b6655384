import * as z from 'zod';

/** An IANA time zone that this runtime knows, such as `Europe/London`. */
export const timeZoneSchema = z.string().refine(isKnownTimeZone, 'is not a time zone like Europe/London');

function isKnownTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
