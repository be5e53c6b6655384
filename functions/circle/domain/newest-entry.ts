import type { Contact } from './contact.ts';
import type { Interaction } from './interaction.ts';

type NewestEntry = NonNullable<Contact['newestEntry']>;
type Entry = Pick<Interaction, 'interactionId' | 'occurredAt' | 'kind' | 'direction'>;

/** The later of the two, in the order of a timeline; the known one itself where the other is no later. */
export function newerEntry(
  known: NewestEntry | undefined,
  { interactionId, occurredAt, kind, direction }: Entry,
): NewestEntry {
  const entry = { interactionId, occurredAt, kind, direction };
  return known !== undefined && placeOf(entry) <= placeOf(known) ? known : entry;
}

const placeOf = ({ occurredAt, interactionId }: NewestEntry): string => `${occurredAt}#${interactionId}`;
