import { Temporal } from 'temporal-polyfill';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import { localDayOf } from './local-day.ts';

/** How it is said that a letter which was asked for does not come any more. */
export const LETTER_LEFT_OUT = 'The letter that you asked for is left out, since you were in touch';

const EXCHANGES: ReadonlySet<string> = new Set(['mail', 'reply', 'call', 'meeting']);

/**
 * Since when the owner waits for a letter to somebody; undefined once a nudge brought it, or words went between them. A note or
 * a gift ends nothing: what the owner asked for comes.
 */
export function letterAskedAt(contact: Contact): IsoInstant | undefined {
  const { draftAskedAt, lastNudgedAt, newestEntry } = contact;
  if (draftAskedAt === undefined) return undefined;
  const isBrought = lastNudgedAt !== undefined && draftAskedAt < lastNudgedAt;
  const isOver = newestEntry && EXCHANGES.has(newestEntry.kind) && draftAskedAt <= newestEntry.occurredAt;
  return isBrought || isOver ? undefined : draftAskedAt;
}

/** Without the wish for a letter, where the owner says that they were in touch since; undefined where there is none, or it was before. */
export function withoutLetterAsked(
  contact: Contact,
  touchedOn: Temporal.PlainDate,
  timeZone: string,
): Contact | undefined {
  const askedAt = letterAskedAt(contact);
  if (askedAt === undefined || Temporal.PlainDate.compare(touchedOn, localDayOf(askedAt, timeZone)) < 0)
    return undefined;
  const { draftAskedAt: _, ...others } = contact;
  return others;
}
