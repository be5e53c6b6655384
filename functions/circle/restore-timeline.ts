import type { ContactKey, ContactStore } from './contact-store.ts';
import type { KeptInteraction } from './domain/import/import-judge.ts';
import { type Interaction, isExchange } from './domain/interaction.ts';
import { newerEntry } from './domain/newest-entry.ts';
import type { Timeline } from './timeline.ts';

const IN_FLIGHT = 25;

type RestoringTimeline = Pick<Timeline, 'append' | 'revise' | 'readEarlierTexts'>;

interface RestoreTimelinePorts {
  readonly timeline: RestoringTimeline;
  readonly contacts: Pick<ContactStore, 'changeContact'>;
}

/** Puts what an export has kept back on a contact's timeline, earlier words included. Repeating it changes nothing. Throws ContactNotFoundError. */
export async function restoreTimeline(
  { timeline, contacts }: RestoreTimelinePorts,
  { ownerId, contactId }: ContactKey,
  kept: readonly KeptInteraction[],
): Promise<void> {
  for (let start = 0; start < kept.length; start += IN_FLIGHT) {
    const some = kept.slice(start, start + IN_FLIGHT);
    await Promise.all(some.map((each) => restore(timeline, { ownerId, contactId }, each)));
  }
  const exchanges = kept.map(({ interaction }) => interaction).filter(isExchange);
  const [newest] = exchanges.toSorted(newestFirst);
  // When they were last in touch is told by the contact itself.
  if (newest === undefined) return;
  await contacts.changeContact({ ownerId, contactId }, (contact) => ({
    ...contact,
    newestEntry: newerEntry(contact.newestEntry, newest),
  }));
}

/** Lives the words of an interaction through again, from where an earlier attempt has come to. */
async function restore(
  timeline: RestoringTimeline,
  key: ContactKey,
  { interaction: { revision: _, ...kept }, earlierTexts = [] }: KeptInteraction,
): Promise<void> {
  const interaction = { ...kept, ...key };
  const first = earlierTexts[0]?.text ?? interaction.text;
  await timeline.append({ ...interaction, text: first });
  if (earlierTexts.length === 0) return;
  const known = await timeline.readEarlierTexts(interaction);
  const later = [...earlierTexts.slice(1).map(({ text }) => text), interaction.text];
  for (const [index, { replacedAt }] of earlierTexts.entries()) {
    const text = later[index];
    if (index >= known.length && text !== undefined) await timeline.revise(interaction, text, replacedAt);
  }
}

type Placed = Pick<Interaction, 'occurredAt' | 'interactionId'>;

const newestFirst = (one: Placed, other: Placed): number => (placeOf(one) < placeOf(other) ? 1 : -1);
const placeOf = ({ occurredAt, interactionId }: Placed): string => `${occurredAt}#${interactionId}`;
