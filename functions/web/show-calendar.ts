import type { CalendarLinks } from '../circle/calendar-links.ts';
import { digestOf, readCalendarFile } from '../circle/domain/calendar-secret.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type WriteCalendarPorts, writeCalendar } from '../circle/write-calendar.ts';
import { PageNotFoundError } from './errors.ts';

export interface ShowCalendarPorts extends WriteCalendarPorts {
  readonly calendarLinks: Pick<CalendarLinks, 'findOwner'>;
  readonly owners: Pick<OwnerStore, 'findOwner'>;
}

/**
 * The calendar behind `<secret>.ics`; changes nothing. Throws PageNotFoundError, as for any page that there is not: who tries
 * secrets learns nothing.
 */
export async function showCalendar(ports: ShowCalendarPorts, file: string): Promise<string> {
  const secret = readCalendarFile(file);
  const ownerId = secret && (await ports.calendarLinks.findOwner(digestOf(secret)));
  const owner = ownerId && (await ports.owners.findOwner(ownerId));
  if (!owner) throw new PageNotFoundError('No calendar has this link');
  const pieces: string[] = [];
  for await (const piece of writeCalendar(ports, owner)) pieces.push(piece);
  return pieces.join('');
}
