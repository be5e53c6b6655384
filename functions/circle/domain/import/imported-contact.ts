import { Temporal } from 'temporal-polyfill';
import { deriveContactId, newContactId } from '../../../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import { type Contact, contactSchema } from '../contact.ts';
import { birthday } from '../occasion.ts';
import type { Owner } from '../owner.ts';
import type { RowDetails } from './contact-row.ts';
import { nameKey } from './rows-seen.ts';

/** Its multiples fall evenly over the unit interval, however many there are. */
const GOLDEN_RATIO = 0.618_033_988_749_895;

/** Whoever was last met long ago would otherwise be due on the day of the import; all others have a cadence to go first. */
const FROM_TOMORROW = 1;
const FROM_TODAY = 0;

const NOON = new Temporal.PlainTime(12);

export interface ImportMoment {
  readonly owner: Owner;
  readonly now: Temporal.Instant;
}

/**
 * The contact that a row stands for. Without an address the id derives from the name, so that the row is found again. Nobody
 * brings a debt from the past, and the people of one list do not fall due together: by `place`, their number in it, they are
 * spread over the first cadence, or over the second where no last contact is known. Undefined when that lies in the future.
 */
export function toImportedContact(
  { lastContact, birthday: born, ...details }: RowDetails,
  place: number,
  { owner, now }: ImportMoment,
): Contact | undefined {
  const { ownerId, timeZone } = owner;
  const lastTouchAt = lastContact && noonOf(Temporal.PlainDate.from(lastContact), timeZone, now);
  if (lastContact && !lastTouchAt) return undefined;
  const delayDays = spread(place, details.cadenceDays, lastTouchAt ? FROM_TOMORROW : FROM_TODAY);
  return contactSchema.parse({
    ...details,
    ...(born && { occasions: [birthday(born)] }),
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

/** One cadence long, so many days after the import. */
function spread(place: number, cadenceDays: number | undefined, firstDay: number): number | undefined {
  if (cadenceDays === undefined) return undefined;
  return firstDay + Math.floor(((place * GOLDEN_RATIO) % 1) * cadenceDays);
}
