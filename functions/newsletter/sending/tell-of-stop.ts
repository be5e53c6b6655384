import { tellOwner } from '../../notices/tell-owner.ts';
import { deriveDeliveryId } from '../../shared/ids.ts';
import type { IssueContext } from '../address-issue.ts';
import { findNewsletterOwner } from '../find-newsletter-owner.ts';
import type { Dispatch } from './domain/dispatch.ts';
import { writeStopNotice } from './domain/write-stop-notice.ts';
import type { SendingPorts } from './sending-ports.ts';

/** Tells the owner once that an issue stopped by itself. Throws OwnerMailPendingError. */
export async function tellOfStop(
  ports: SendingPorts,
  { operatorAddress }: IssueContext,
  dispatch: Dispatch,
): Promise<void> {
  const { slug, stop } = dispatch;
  if (stop === undefined) return;
  const owner = await findNewsletterOwner(ports.owners, operatorAddress);
  const issue = await ports.issues.find(slug);
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('issue-stopped', slug, stop.at),
    owner,
    subjects: [],
    words: writeStopNotice(dispatch, stop.reason, issue?.letter.subject ?? slug),
    smallPrint: 'Kith tells you this because an issue of your newsletter stopped by itself.',
  });
  // Not of a stop that came since, nor where the owner has let it go on.
  const told = { stoppedAt: stop.at, to: { stop: { ...stop, isTold: true } } };
  await ports.dispatches.turn(slug, { from: ['stopped', 'paused'], ...told });
}
