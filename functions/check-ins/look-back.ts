import { fromIsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { CheckInPorts } from './ports.ts';
import type { ApprovedDraft } from './send-check-in.ts';
import { tellAboutDraft } from './tell-about-draft.ts';
import { checkInDeliveryId } from './write-check-in.ts';

const LAST_LOOK_DAYS = 5;

export type LookBackOutcome = 'arrived' | 'came-back';

/** Some time after a letter was sent: the owner hears of it when it came back. Then nothing more can become of it. */
export async function lookBack(ports: CheckInPorts, draft: ApprovedDraft): Promise<LookBackOutcome> {
  const { draftId } = draft;
  const delivery = await ports.ledger.find(checkInDeliveryId(draftId));
  const isBack = delivery?.status === 'bounced';
  const owner = isBack ? await ports.owners.findOwner(draft.ownerId) : undefined;
  const contact = isBack ? await ports.contacts.findContact(draft) : undefined;
  if (owner !== undefined && contact !== undefined) {
    await tellAboutDraft(ports, { owner, contact, draftId, situation: 'came-back' });
  }
  if (isBack) await ports.drafts.settle(draft, 'sent');
  else await lookAgain(ports, draft);
  return isBack ? 'came-back' : 'arrived';
}

/** Some servers take a mail, and send it back days later. */
async function lookAgain({ drafts, clock }: CheckInPorts, draft: ApprovedDraft): Promise<void> {
  const lastLook = fromIsoInstant(draft.approval.approvedAt).add({ hours: 24 * LAST_LOOK_DAYS });
  const isLast = clock.now().epochMilliseconds >= lastLook.epochMilliseconds;
  if (isLast) await drafts.settle(draft, 'sent');
  else await drafts.postpone(draft, toIsoInstant(lastLook));
}
