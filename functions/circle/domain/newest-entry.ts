import type { Contact } from './contact.ts';
import type { Interaction } from './interaction.ts';

type NewestEntry = NonNullable<Contact['newestEntry']>;
type Entry = Pick<Interaction, 'interactionId' | 'occurredAt' | 'kind' | 'direction'>;

/** The later of the two, in the order of a timeline; the known one itself where the other is no later. */
export function newerEntry(
  known: Contact['newestEntry'],
  { interactionId, occurredAt, kind, direction }: Entry,
): NewestEntry {
  const entry = { interactionId, occurredAt, kind, direction };
  return known && placeOf(entry) <= placeOf(known) ? known : entry;
}

/** Of two timelines that become one: none only where both are known to be empty. */
export function newestOfBoth(
  kept: Contact['newestEntry'],
  absorbed: Contact['newestEntry'],
): Contact['newestEntry'] {
  if (absorbed) return newerEntry(kept, absorbed);
  return absorbed === undefined && kept === null ? undefined : kept;
}

const placeOf = ({ occurredAt, interactionId }: NewestEntry): string => `${occurredAt}#${interactionId}`;
