import type { Clock } from '../shared/clock.ts';
import type { ContactStore } from './contact-store.ts';
import { CALENDAR_END, calendarBeginning, calendarEvents } from './domain/export/calendar.ts';
import type { Owner } from './domain/owner.ts';

export interface WriteCalendarPorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
  readonly clock: Clock;
}

/** The days of an owner's people as an iCalendar, piece by piece; the same text all day, unless somebody changes. */
export async function* writeCalendar(
  { contacts, clock }: WriteCalendarPorts,
  owner: Owner,
): AsyncGenerator<string> {
  const today = clock.now().toZonedDateTimeISO(owner.timeZone).toPlainDate();
  yield calendarBeginning(`${owner.name}'s circle`);
  for await (const contact of contacts.listContacts(owner.ownerId)) {
    const events = calendarEvents(contact, { owner, today });
    if (events !== '') yield events;
  }
  yield CALENDAR_END;
}
