import type { ContactKey } from './contact-store.ts';
import type { Interaction } from './domain/interaction.ts';
import type { Timeline } from './timeline.ts';

/** The whole timeline of a contact, newest first. */
export async function readTimeline(
  { timeline }: { readonly timeline: Pick<Timeline, 'read'> },
  key: ContactKey,
): Promise<readonly Interaction[]> {
  const interactions: Interaction[] = [];
  let olderThan: string | undefined;
  do {
    const page = await timeline.read(key, { olderThan });
    interactions.push(...page.interactions);
    olderThan = page.olderCursor;
  } while (olderThan !== undefined);
  return interactions;
}
