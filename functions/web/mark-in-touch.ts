import type { ContactStore } from '../circle/contact-store.ts';
import { finishPlans, plansTold } from '../circle/domain/told-plans.ts';
import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';
import type { PressLog } from './press-log.ts';

export interface MarkInTouchPorts extends FindLinkTargetPorts, LogInteractionPorts, NoteAttentionPorts {
  readonly owners: FindLinkTargetPorts['owners'] & NoteAttentionPorts['owners'];
  readonly contacts: FindLinkTargetPorts['contacts'] &
    LogInteractionPorts['contacts'] &
    Pick<ContactStore, 'changeContact'>;
  readonly pressLog: PressLog;
}

export const MARKED_TEXT = 'Marked as in touch.';

/**
 * Logs that the owner has been in touch with the person behind a link, at the moment of the first press, and that what the
 * message told of their plans is done. Repeating it changes nothing and completes what a crash left half-done. Throws what findLinkTarget throws.
 */
export async function markInTouch(
  ports: MarkInTouchPorts,
  token: string,
): Promise<LinkTarget & { readonly pressedAt: IsoInstant }> {
  const target = await findLinkTarget(ports, 'done', token);
  const { owner, person, pressId, toldAt } = target;
  const { pressedAt } = await ports.pressLog.recordPress(pressId, toIsoInstant(ports.clock.now()));
  await noteAttention(ports, owner.ownerId, pressedAt);
  await logInteraction(ports, {
    ownerId: person.ownerId,
    contactId: person.contactId,
    interactionId: pressId,
    kind: 'note',
    direction: 'between',
    occurredAt: pressedAt,
    text: MARKED_TEXT,
    source: { by: 'web' },
  });
  await ports.contacts.changeContact(person, (contact) => {
    const finished = finishPlans(contact, plansTold(contact, fromIsoInstant(toldAt), owner), pressedAt);
    return finished === contact ? undefined : finished;
  });
  return { ...target, pressedAt };
}
