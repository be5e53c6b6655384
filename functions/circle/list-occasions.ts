import type { Clock } from '../shared/clock.ts';
import type { ContactId } from '../shared/ids.ts';
import type { ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import { daysAhead } from './domain/occasion-alerts.ts';
import type { OccasionAhead } from './domain/occasions-ahead.ts';
import type { Owner } from './domain/owner.ts';
import { sayOccasion } from './domain/say-occasion.ts';
import { isPresent } from './domain/standing.ts';

export interface ListOccasionsPorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
  readonly clock: Clock;
}

export interface OccasionOfContact {
  readonly contact: Contact;
  readonly occasion: OccasionAhead;
  /** `Ruth Adler’s husband Tom has a birthday on Thursday, turning 50: a big one.` */
  readonly text: string;
}

/**
 * Every day of the circle from the owner's today to `days` days later, soonest first, then by name. Reads the whole circle. A
 * loved one who is a contact, too, is listed once, and not at all where that contact is hidden or in memory.
 */
export async function listOccasions(
  { contacts, clock }: ListOccasionsPorts,
  owner: Owner,
  days: number,
): Promise<readonly OccasionOfContact[]> {
  const today = clock.now().toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const found: OccasionOfContact[] = [];
  const absent = new Set<ContactId>();
  for await (const contact of contacts.listContacts(owner.ownerId)) {
    if (!isPresent(contact)) absent.add(contact.contactId);
    for (const occasion of daysAhead(contact, today, days, owner.leapDayRule)) {
      found.push({ contact, occasion, text: sayOccasion(occasion, contact.name, today) });
    }
  }
  const ownDays = new Set(
    found.filter(isOwnDay).map(({ contact, occasion }) => dayOf(contact.contactId, occasion)),
  );
  return found.filter(({ occasion }) => isToldHere(occasion, absent, ownDays)).toSorted(compare);
}

const isOwnDay = ({ occasion }: OccasionOfContact): boolean => occasion.person.relation === undefined;

const dayOf = (contactId: ContactId, { kind, date }: OccasionAhead): string => `${contactId} ${kind} ${date}`;

function isToldHere(
  occasion: OccasionAhead,
  absent: ReadonlySet<ContactId>,
  ownDays: ReadonlySet<string>,
): boolean {
  const { contactId } = occasion.person;
  return contactId === undefined || !(absent.has(contactId) || ownDays.has(dayOf(contactId, occasion)));
}

const compare = (one: OccasionOfContact, other: OccasionOfContact): number =>
  one.occasion.daysAhead - other.occasion.daysAhead ||
  one.contact.name.localeCompare(other.contact.name, 'en');
