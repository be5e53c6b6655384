import type { World } from '../world.ts';
import { demoOwner } from './demo-person.ts';
import { peopleAtRest } from './people-at-rest.ts';
import { peopleDue } from './people-due.ts';

/** Writes the demo circle: an owner and nine people with their timelines. Running it again changes nothing. */
export async function loadDemo({
  owners,
  contacts,
  timeline,
}: Pick<World, 'owners' | 'contacts' | 'timeline'>): Promise<void> {
  // First: a contact's due date is counted in the owner's time zone. The schedules start later, so no brief goes out yet.
  await owners.addOwner(demoOwner);
  for (const person of [...peopleDue, ...peopleAtRest]) {
    await contacts.addContact(person.contact);
    for (const interaction of person.timeline) {
      await timeline.append(interaction);
      await contacts.recordEntry(person.contact, interaction);
    }
  }
}
