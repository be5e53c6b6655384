import { Temporal } from 'temporal-polyfill';
import { deriveContactId, newContactId } from '../../../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import { type Contact, contactSchema } from '../contact.ts';
import type { Owner } from '../owner.ts';
import type { RowDetails } from './contact-row.ts';
import { nameKey } from './rows-seen.ts';

/** Its multiples fall evenly over the unit interval, however many there are. */
const GOLDEN_RATIO = 0.618_033_988_749_895;

const NOON = new Temporal.PlainTime(12);

export interface ImportMoment {
  readonly owner: Owner;
  readonly now: Temporal.Instant;
}

/**
 * The contact that a row stands for. Without an address the id derives from the name, so that the row is found again. Nobody
 * brings a debt from the past: without a last contact the first due date lies a cadence ahead, and the people of one list
 * are spread over one more by `place`, their number in it. Undefined when the last contact lies in the future.
 */
export function toImportedContact(
  { lastContact, ...details }: RowDetails,
  place: number,
  { owner, now }: ImportMoment,
): Contact | undefined {
  const { ownerId, timeZone } = owner;
  const lastTouchAt = lastContact && noonOf(Temporal.PlainDate.from(lastContact), timeZone, now);
  if (lastContact && !lastTouchAt) return undefined;
  const delayDays = lastTouchAt ? undefined : spread(place, details.cadenceDays);
  return contactSchema.parse({
    ...details,
    ownerId,
    contactId:
      details.addresses.length > 0 ? newContactId() : deriveContactId(ownerId, nameKey(details.name)),
    ...(lastTouchAt && { lastTouchAt }),
    ...(delayDays !== undefined && { firstDueDelayDays: delayDays }),
    addedAt: toIsoInstant(now),
  });
}

/** Noon of that day, or now when it is today; undefined for a day to come. */
function noonOf(day: Temporal.PlainDate, timeZone: string, now: Temporal.Instant): IsoInstant | undefined {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const order = Temporal.PlainDate.compare(day, today);
  if (order > 0) return undefined;
  return toIsoInstant(order === 0 ? now : day.toZonedDateTime({ timeZone, plainTime: NOON }).toInstant());
}

function spread(place: number, cadenceDays: number | undefined): number | undefined {
  return cadenceDays === undefined ? undefined : Math.floor(((place * GOLDEN_RATIO) % 1) * cadenceDays);
}
