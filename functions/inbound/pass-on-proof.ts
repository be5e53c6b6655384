import type { Owner } from '../circle/domain/owner.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { claimDaySlot } from './claim-day-slot.ts';
import type { CopyLog } from './copy-log.ts';
import { type ForwardingProof, readForwardingProof } from './domain/copy/read-forwarding-proof.ts';
import { quoteProof, writeProofNotice } from './domain/copy/write-copy-notice.ts';
import { isAuthenticated } from './domain/judge-sender.ts';
import { findFirstCopyFor } from './find-first-copy.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';

export interface PassOnProofPorts extends TellOwnerPorts {
  readonly copyLog: CopyLog;
}

/** Whoever knows the log address can have a provider write to it. */
const MOST_PROOFS_A_DAY = 3;
const SMALL_PRINT = 'Kith passes this on because it came to your log address.';

/** What a mail provider asks before it forwards mail to a log address; undefined for any other mail, or an unproven one. */
export function findForwardingProof(opened: OpenedMail): ForwardingProof | undefined {
  const sender = soleSender(opened);
  if (sender === undefined || !isAuthenticated(sender, opened.mail, opened.content)) return undefined;
  return readForwardingProof(sender, opened.content);
}

/** Passes it on to the owner, a few a day, and does nothing about it. Throws OwnerMailPendingError. */
export async function passOnProof(
  ports: PassOnProofPorts,
  opened: OpenedMail,
  owner: Owner,
  proof: ForwardingProof,
): Promise<'passed-on' | 'automatic'> {
  const { ownerId, timeZone } = owner;
  const { copyKey } = opened;
  const first = await findFirstCopyFor(ports, opened, 'forwarding-proof', ownerId);
  const slot = await claimDaySlot(ports, {
    what: ['forwarding-proof', ownerId],
    mostADay: MOST_PROOFS_A_DAY,
    timeZone,
    arrival: first,
  });
  if (slot === undefined) return 'automatic';
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('forwarding-proof', ownerId, copyKey),
    owner,
    subjects: [],
    words: writeProofNotice(proof),
    quotedText: quoteProof(proof),
    smallPrint: SMALL_PRINT,
  });
  return 'passed-on';
}
