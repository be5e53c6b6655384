import type { Clock } from '../shared/clock.ts';
import type { ContactStore } from './contact-store.ts';
import { CALENDAR_END, calendarBeginning, calendarEvents } from './domain/export/calendar.ts';
import { type CalendarOccasion, calendarOccasions, dayOf } from './domain/export/calendar-occasions.ts';
import type { Owner } from './domain/owner.ts';

export interface WriteCalendarPorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
  readonly clock: Clock;
}

/**
 * The days of an owner's people as an iCalendar, piece by piece; the same text all day, unless somebody changes. A loved one who
 * is a contact, too, has each day once: those that only the other side knows stand at the end.
 */
export async function* writeCalendar(
  { contacts, clock }: WriteCalendarPorts,
  owner: Owner,
): AsyncGenerator<string> {
  const today = clock.now().toZonedDateTimeISO(owner.timeZone).toPlainDate();
  yield calendarBeginning(`${owner.name}'s circle`);
  const ownDays = new Set<string>();
  const ofOthers: CalendarOccasion[] = [];
  for await (const contact of contacts.listContacts(owner.ownerId)) {
    const here: CalendarOccasion[] = [];
    for (const occasion of calendarOccasions(contact)) {
      if (occasion.isOwn) ownDays.add(dayOf(occasion));
      (occasion.isOwn || occasion.contactId === undefined ? here : ofOthers).push(occasion);
    }
    if (here.length > 0) yield calendarEvents(here, { owner, today });
  }
  const unknownThere = ofOthers.filter((occasion) => !ownDays.has(dayOf(occasion)));
  if (unknownThere.length > 0) yield calendarEvents(unknownThere, { owner, today });
  yield CALENDAR_END;
}
