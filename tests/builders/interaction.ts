import type * as z from 'zod';
import { type Interaction, interactionSchema } from '../../functions/circle/domain/interaction.ts';

/** Lunch of Nora and Ruth, as Nora told Kith by replying to a brief. */
export function buildInteraction(changes: Partial<z.input<typeof interactionSchema>> = {}): Interaction {
  return interactionSchema.parse({
    ownerId: 'noranoranoranora',
    contactId: 'ruthruthruthruth',
    interactionId: 'lunch-at-moro',
    kind: 'meeting',
    direction: 'between',
    occurredAt: '2026-08-24T12:00:00.000Z',
    text: 'Met for lunch at Moro.',
    source: { by: 'owner-reply', messageId: 'message-1' },
    ...changes,
  });
}

/** A call at that moment, as it is put on a timeline. */
export const touchAt = (occurredAt: string): Interaction =>
  buildInteraction({ interactionId: `call-${Date.parse(occurredAt)}`, kind: 'call', occurredAt });

/** What its contact keeps of an interaction that is the newest. */
export const entryOf = ({ interactionId, occurredAt, kind, direction }: Interaction) => ({
  newestEntry: { interactionId, occurredAt, kind, direction },
});
