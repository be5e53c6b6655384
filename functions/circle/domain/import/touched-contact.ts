import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { intervalOf } from '../cadence-rules.ts';
import type { Contact } from '../contact.ts';
import type { Owner } from '../owner.ts';

/**
 * The contact with a last touch of which a file tells; undefined when it is no news. A touch from before the cadence was
 * wanted, where none was known, would make the person due at once: it leaves the due date where it was.
 */
export function touchedContact(contact: Contact, touchedAt: IsoInstant, owner: Owner): Contact | undefined {
  const { lastTouchAt, addedAt, cadenceSince = addedAt, firstDueDelayDays } = contact;
  if (lastTouchAt !== undefined && lastTouchAt >= touchedAt) return undefined;
  const touched = { ...contact, lastTouchAt: touchedAt };
  const interval = intervalOf(contact, owner);
  const wouldBeDebt =
    interval !== undefined &&
    lastTouchAt === undefined &&
    touchedAt <= cadenceSince &&
    firstDueDelayDays === undefined;
  return wouldBeDebt ? { ...touched, firstDueDelayDays: interval.idealDays } : touched;
}
