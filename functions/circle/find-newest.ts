import type { ContactKey } from './contact-store.ts';
import type { Interaction } from './domain/interaction.ts';
import type { Timeline } from './timeline.ts';

/** Of a few entries one is nearly always what is looked for. */
const PAGE = 10;

/** The newest entry of a timeline, as it is at this moment, that is of the kind that is asked for. */
export async function findNewest(
  { timeline }: { readonly timeline: Pick<Timeline, 'read'> },
  key: ContactKey,
  isWanted: (interaction: Interaction) => boolean,
): Promise<Interaction | undefined> {
  let olderThan: string | undefined;
  do {
    const page = await timeline.read(key, { limit: PAGE, olderThan, isConsistent: true });
    const found = page.interactions.find(isWanted);
    if (found !== undefined) return found;
    olderThan = page.olderCursor;
  } while (olderThan !== undefined);
  return undefined;
}
