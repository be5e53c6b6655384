import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ContactKey } from './contact-store.ts';
import type { Interaction } from './domain/interaction.ts';
import { readTimeline } from './read-timeline.ts';
import type { Timeline } from './timeline.ts';

export interface ReviseNoteInput {
  readonly key: ContactKey;
  /** The entry's id, or so much of its beginning that no other entry begins alike. */
  readonly idStart: string;
  readonly text: string;
}

/** `not-yours`: they are the contact's words, or went out as they are. */
export type ReviseNoteOutcome =
  | { readonly outcome: 'revised' | 'unchanged' | 'not-yours'; readonly interaction: Interaction }
  | { readonly outcome: 'missing' | 'ambiguous' };

/** New words for something that the owner wrote down; what they were is kept. Repeating it changes nothing. */
export async function reviseNote(
  { timeline, clock }: { readonly timeline: Pick<Timeline, 'read' | 'revise'>; readonly clock: Clock },
  { key, idStart, text }: ReviseNoteInput,
): Promise<ReviseNoteOutcome> {
  const found = findEntry(await readTimeline({ timeline }, key), idStart);
  if (found === 'missing' || found === 'ambiguous') return { outcome: found };
  if (!isOwnersWords(found)) return { outcome: 'not-yours', interaction: found };
  const outcome = await timeline.revise(found, text, toIsoInstant(clock.now()));
  if (outcome === 'missing') return { outcome };
  return { outcome, interaction: { ...found, text } };
}

function findEntry(entries: readonly Interaction[], idStart: string): Interaction | 'missing' | 'ambiguous' {
  const near = entries.filter(({ interactionId }) => interactionId.startsWith(idStart));
  const [only = 'missing', ...others] = near;
  return (
    near.find(({ interactionId }) => interactionId === idStart) ?? (others.length > 0 ? 'ambiguous' : only)
  );
}

const isOwnersWords = ({ direction, source }: Interaction): boolean =>
  direction !== 'inbound' && source.by !== 'check-in';
