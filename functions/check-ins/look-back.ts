import type { Delivery } from '../delivery/domain/delivery.ts';
import { fromIsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { tryNextAddress } from './follow-delivery.ts';
import type { ApprovedDraft } from './letter.ts';
import type { CheckInPorts } from './ports.ts';
import { tellAboutDraft } from './tell-about-draft.ts';
import { checkInDeliveryId } from './write-check-in.ts';

const LAST_LOOK_DAYS = 5;
const HOURS_BETWEEN_LOOKS = 24;

export type LookBackOutcome = 'arrived' | 'came-back' | 'goes-elsewhere';

/**
 * Some time after a letter was sent: where it came back it goes to the next address of the contact, or the owner hears of it.
 * Otherwise nothing more can become of it.
 */
export async function lookBack(ports: CheckInPorts, draft: ApprovedDraft): Promise<LookBackOutcome> {
  const delivery = await ports.ledger.find(checkInDeliveryId(draft));
  const outcome = delivery?.status === 'bounced' ? await followBounce(ports, draft, delivery) : 'arrived';
  if (outcome === 'came-back') await ports.drafts.settle(draft, 'sent');
  if (outcome === 'arrived') await lookAgain(ports, draft);
  return outcome;
}

/** Some servers take a mail, and send it back days later. */
async function lookAgain({ drafts, clock }: CheckInPorts, draft: ApprovedDraft): Promise<void> {
  const { goesOutAt, approvedAt } = draft.approval;
  const lastLook = fromIsoInstant(goesOutAt ?? approvedAt).add({ hours: 24 * LAST_LOOK_DAYS });
  const next = clock.now().add({ hours: HOURS_BETWEEN_LOOKS });
  const isLast = clock.now().epochMilliseconds >= lastLook.epochMilliseconds;
  const isNextLast = next.epochMilliseconds >= lastLook.epochMilliseconds;
  if (isLast) await drafts.settle(draft, 'sent');
  else await drafts.postpone(draft, toIsoInstant(isNextLast ? lastLook : next));
}

async function followBounce(
  ports: CheckInPorts,
  draft: ApprovedDraft,
  delivery: Delivery,
): Promise<LookBackOutcome> {
  const owner = await ports.owners.findOwner(draft.ownerId);
  const contact = await ports.contacts.findContact(draft);
  if (owner === undefined || contact === undefined) return 'came-back';
  if (await tryNextAddress(ports, { draft, contact }, delivery)) return 'goes-elsewhere';
  await tellAboutDraft(ports, { owner, contact, draft, situation: 'came-back' });
  return 'came-back';
}
