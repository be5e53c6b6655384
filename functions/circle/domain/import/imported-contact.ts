import { Temporal } from 'temporal-polyfill';
import { deriveContactId, newContactId } from '../../../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../../../shared/iso-instant.ts';
import { intervalOf } from '../cadence-rules.ts';
import { type Contact, contactSchema } from '../contact.ts';
import type { Owner } from '../owner.ts';
import { spreadOverInterval } from '../spread.ts';
import type { ImportedPerson } from './person-reading.ts';
import { nameKey } from './rows-seen.ts';

const NOON = new Temporal.PlainTime(12);

export interface ImportMoment {
  readonly owner: Owner;
  readonly now: Temporal.Instant;
  /** The person's number in the list, from 0. */
  readonly place: number;
}

/**
 * The contact that a person of a list becomes. Without an address the id derives from the name, so that the row is found again.
 * Who comes without a tier or cadence of the list's own causes no nudge.
 */
export function toImportedContact(person: ImportedPerson, moment: ImportMoment): Contact {
  const { details, lastContact } = person;
  const { ownerId, timeZone } = moment.owner;
  if (person.restored) return contactSchema.parse({ newestEntry: null, ...person.restored, ownerId });
  const lastTouchAt = lastContact && touchOn(lastContact, timeZone, moment.now);
  const hasAddress = details.addresses.length > 0;
  return contactSchema.parse({
    ...details,
    ownerId,
    contactId: hasAddress ? newContactId() : deriveContactId(ownerId, nameKey(details.name)),
    ...(lastTouchAt && { lastTouchAt }),
    ...wantedCadence(person, moment),
    ...standingOf(person, moment.now),
    newestEntry: null,
    addedAt: toIsoInstant(moment.now),
  });
}

/**
 * A tier or cadence that the owner's own list asks for. Nobody brings a debt from the past, and the people of one list do not
 * fall due together: they are spread over one interval from tomorrow.
 */
export function wantedCadence(
  { tier, cadenceDays }: ImportedPerson,
  { owner, now, place }: ImportMoment,
): Pick<Contact, 'tier' | 'cadenceDays' | 'cadenceSince' | 'firstDueDelayDays'> {
  const interval = intervalOf({ tier, cadenceDays }, owner);
  if (interval === undefined) return {};
  return {
    ...(tier && { tier }),
    ...(cadenceDays && { cadenceDays }),
    cadenceSince: toIsoInstant(now),
    firstDueDelayDays: spreadOverInterval(place, interval.idealDays),
  };
}

/** What keeps somebody from being greeted, as far as the list tells. */
export function standingOf(
  { died, standing }: ImportedPerson,
  now: Temporal.Instant,
): Pick<Contact, 'inMemory' | 'hidden' | 'doNotContact'> {
  const since = toIsoInstant(now);
  return {
    ...(died && { inMemory: { since, remembersAnniversaries: false, ...died } }),
    ...(standing === 'hidden' && { hidden: { since } }),
    ...(standing === 'do-not-contact' && { doNotContact: { since } }),
  };
}

/** Noon of that day, or now when it is today; undefined for a day to come. */
export function touchOn(
  lastContact: NonNullable<ImportedPerson['lastContact']>,
  timeZone: string,
  now: Temporal.Instant,
): IsoInstant | undefined {
  const day = Temporal.PlainDate.from(lastContact);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const order = Temporal.PlainDate.compare(day, today);
  if (order > 0) return undefined;
  return toIsoInstant(order === 0 ? now : day.toZonedDateTime({ timeZone, plainTime: NOON }).toInstant());
}
