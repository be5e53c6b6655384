import type { Temporal } from 'temporal-polyfill';
import type { Interaction } from '../circle/domain/interaction.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { findMailToFollow } from './domain/find-thread.ts';
import type { Letter } from './letter.ts';
import type { CheckInPorts } from './ports.ts';
import { checkInDeliveryId } from './write-check-in.ts';

/**
 * The thread in which a letter that is handed over at that moment stands: that of the newest mail between the two, which may be an
 * earlier letter; undefined where it begins one. Asking again later finds the same.
 */
export async function findLetterThread(
  ports: Pick<CheckInPorts, 'drafts' | 'ledger'>,
  { draft, contact }: Letter,
  interactions: readonly Interaction[],
  at: Temporal.Instant,
): Promise<Interaction['thread']> {
  const own = deriveInteractionId('check-in', draft.draftId);
  const earlier = interactions.filter(
    ({ interactionId, occurredAt }) => interactionId !== own && occurredAt <= toIsoInstant(at),
  );
  const mail = findMailToFollow(earlier, at);
  if (mail?.source.by !== 'check-in' || (await hasArrived(ports, contact, mail))) return mail?.thread;
  const others = earlier.filter(({ source }) => source.by !== 'check-in');
  return findMailToFollow(others, at)?.thread;
}

/** What came back, or went out once more under another id, is no mail that they know. */
async function hasArrived(
  { drafts, ledger }: Pick<CheckInPorts, 'drafts' | 'ledger'>,
  contact: Letter['contact'],
  { interactionId }: Interaction,
): Promise<boolean> {
  const letters = await drafts.listForContact(contact);
  const letter = letters.find(({ draftId }) => deriveInteractionId('check-in', draftId) === interactionId);
  if (letter === undefined || letter.approval?.attempt !== undefined) return false;
  const delivery = await ledger.find(checkInDeliveryId(letter));
  return delivery?.status === 'sent' || delivery?.status === 'delivered';
}
