import type { ContactStore } from '../circle/contact-store.ts';
import type { Plan } from '../circle/domain/plan.ts';
import { openPlans } from '../circle/domain/plans.ts';
import { finishPlans } from '../circle/domain/told-plans.ts';
import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';
import type { PressLog } from './press-log.ts';

export interface MarkSharedPorts extends FindLinkTargetPorts, LogInteractionPorts, NoteAttentionPorts {
  readonly owners: FindLinkTargetPorts['owners'] & NoteAttentionPorts['owners'];
  readonly contacts: FindLinkTargetPorts['contacts'] &
    LogInteractionPorts['contacts'] &
    Pick<ContactStore, 'changeContact'>;
  readonly pressLog: PressLog;
}

/** The praise that a message told of and that still waits. */
export const praiseWaiting = ({ person, owner, toldAt }: LinkTarget): readonly Plan[] =>
  openPlans(person, fromIsoInstant(toldAt).toZonedDateTimeISO(owner.timeZone).toPlainDate()).filter(
    ({ kind, addedAt }) => kind === 'shout-out' && addedAt <= toldAt,
  );

/**
 * The owner has posted the praise behind a link: each piece goes on the timeline at the moment of the first press, and is done.
 * Repeating it changes nothing and completes what a crash left half-done. Throws what findLinkTarget throws.
 */
export async function markShared(ports: MarkSharedPorts, token: string): Promise<LinkTarget> {
  const target = await findLinkTarget(ports, 'shared', token);
  const { owner, person, pressId } = target;
  const press = await ports.pressLog.recordPress(pressId, toIsoInstant(ports.clock.now()));
  await noteAttention(ports, owner.ownerId, press.pressedAt);
  if (press.isFinished) return { ...target, press };
  const praise = praiseWaiting(target);
  for (const plan of praise) await logPraise(ports, target, plan, press.pressedAt);
  await ports.contacts.changeContact(person, (contact) => finishPlans(contact, praise, press.pressedAt));
  await ports.pressLog.finishPress(pressId);
  return { ...target, press };
}

const logPraise = (
  ports: MarkSharedPorts,
  { person: { ownerId, contactId }, pressId }: LinkTarget,
  { planId, text }: Plan,
  occurredAt: IsoInstant,
) =>
  logInteraction(ports, {
    ...{ ownerId, contactId, occurredAt, text },
    interactionId: deriveInteractionId('shared', pressId, planId),
    kind: 'shout-out',
    direction: 'outbound',
    source: { by: 'web' },
  });
