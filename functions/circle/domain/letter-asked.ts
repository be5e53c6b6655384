import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';

/** Since when the owner waits for a letter to somebody; undefined once a nudge brought it, or they were in touch. */
export function letterAskedAt(contact: Contact): IsoInstant | undefined {
  const { draftAskedAt, lastNudgedAt, lastTouchAt } = contact;
  if (draftAskedAt === undefined) return undefined;
  const isBrought = lastNudgedAt !== undefined && draftAskedAt < lastNudgedAt;
  const isOver = lastTouchAt !== undefined && draftAskedAt <= lastTouchAt;
  return isBrought || isOver ? undefined : draftAskedAt;
}
