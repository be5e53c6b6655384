import { tellOwner } from '../notices/tell-owner.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { Draft } from './domain/draft.ts';
import type { CheckInPorts } from './ports.ts';
import { type DraftToSay, sayAboutDraft } from './say-about-draft.ts';

export interface DraftNotice extends Omit<DraftToSay, 'draftId'> {
  readonly draft: Pick<Draft, 'draftId' | 'approval'>;
  /** SES's id of the mail that is answered by the notice; absent when Kith speaks of its own accord. */
  readonly messageId?: string;
  /** The owner's words, where the notice answers them. */
  readonly quotedText?: string;
}

const REPLY_LIFE_HOURS = 180 * 24;
const WHY = 'Kith tells you this because you have a letter to somebody in its hands.';

/** Tells the owner about a letter, once for each time that it was to go out. An answer to the notice is an answer to the draft. */
export async function tellAboutDraft(ports: CheckInPorts, notice: DraftNotice): Promise<void> {
  const { owner, contact, draft, situation, quotedText } = notice;
  const { draftId } = draft;
  const deliveryId = deliveryIdOf(notice);
  await tellOwner(ports, {
    deliveryId,
    owner,
    subjects: [{ contactId: contact.contactId, draftId }],
    words: await sayAboutDraft(ports, { owner, contact, draftId, situation }),
    replyTo: await signReply(ports, deliveryId),
    smallPrint: WHY,
    ...(quotedText && { quotedText }),
  });
}

function deliveryIdOf({ messageId, situation, draft: { draftId, approval } }: DraftNotice): DeliveryId {
  if (messageId) return deriveDeliveryId('inbound-notice', messageId);
  const attempt = approval?.attempt === undefined ? [] : [String(approval.attempt)];
  return deriveDeliveryId('check-in-notice', draftId, situation, ...attempt);
}

async function signReply({ tokenKeys, clock, inboundDomain }: CheckInPorts, deliveryId: DeliveryId) {
  const keys = await tokenKeys.readTokenKeys();
  const expiresAt = clock.now().add({ hours: REPLY_LIFE_HOURS });
  return signReplyAddress(keys, { deliveryId, personIndex: 0 }, expiresAt, inboundDomain);
}
