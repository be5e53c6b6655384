import type { ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import type { CircleDocumentEntry } from './domain/export/circle-document.ts';
import type { Interaction } from './domain/interaction.ts';
import type { Owner } from './domain/owner.ts';
import { readTimeline } from './read-timeline.ts';
import type { Timeline } from './timeline.ts';

/** Timelines are read ahead by so many people, since each is a request that waits for the store. */
const PEOPLE_IN_FLIGHT = 16;

export interface ExportCirclePorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
  readonly timeline: Pick<Timeline, 'read' | 'readEarlierTexts'>;
}

/** Everything about everybody, the hidden included: each contact, then what happened with them, newest first. */
export async function* exportCircle(
  { contacts, timeline }: ExportCirclePorts,
  { ownerId }: Pick<Owner, 'ownerId'>,
): AsyncGenerator<CircleDocumentEntry> {
  const inFlight: Promise<readonly CircleDocumentEntry[]>[] = [];
  for await (const contact of contacts.listContacts(ownerId)) {
    if (inFlight.length === PEOPLE_IN_FLIGHT) yield* (await inFlight.shift()) ?? [];
    const entries = exportContact(timeline, contact);
    entries.catch(() => undefined); // It is awaited in its turn; an earlier one may fail first.
    inFlight.push(entries);
  }
  for (const entries of inFlight) yield* await entries;
}

async function exportContact(
  timeline: ExportCirclePorts['timeline'],
  contact: Contact,
): Promise<readonly CircleDocumentEntry[]> {
  const { ownerId: _, ...person } = contact;
  const entries: CircleDocumentEntry[] = [{ type: 'contact', contact: person }];
  for (const interaction of await readTimeline({ timeline }, contact)) {
    entries.push(await exportInteraction(timeline, interaction));
  }
  return entries;
}

async function exportInteraction(
  timeline: ExportCirclePorts['timeline'],
  interaction: Interaction,
): Promise<CircleDocumentEntry> {
  const { ownerId: _, ...entry } = interaction;
  if (interaction.revision === undefined) return { type: 'interaction', interaction: entry };
  const earlierTexts = [...(await timeline.readEarlierTexts(interaction))];
  return { type: 'interaction', interaction: entry, earlierTexts };
}
