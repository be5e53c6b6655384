import type { Contact } from '../circle/domain/contact.ts';
import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { tellOwner } from '../notices/tell-owner.ts';
import { type DeliveryId, type DraftId, deriveDeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import { type DraftSituation, writeDraftNotice } from './domain/write-draft-notice.ts';
import type { CheckInPorts } from './ports.ts';

export interface DraftNotice {
  readonly owner: Owner;
  readonly contact: Pick<Contact, 'contactId' | 'name' | 'nickname' | 'addresses'>;
  readonly draftId: DraftId;
  readonly situation: DraftSituation;
  /** SES's id of the mail that is answered by the notice; absent when Kith speaks of its own accord. */
  readonly messageId?: string;
  /** The owner's words, where the notice answers them. */
  readonly quotedText?: string;
}

const REPLY_LIFE_HOURS = 180 * 24;
const WHY = 'Kith tells you this because you have a letter to somebody in its hands.';

/** Tells the owner about a letter, once. An answer to the notice is an answer to the draft. */
export async function tellAboutDraft(ports: CheckInPorts, notice: DraftNotice): Promise<void> {
  const { owner, contact, draftId, situation, messageId, quotedText } = notice;
  const deliveryId = messageId
    ? deriveDeliveryId('inbound-notice', messageId)
    : deriveDeliveryId('check-in-notice', draftId, situation);
  const name = whatOneCalls(contact);
  await tellOwner(ports, {
    deliveryId,
    owner,
    subjects: [{ contactId: contact.contactId, draftId }],
    words: writeDraftNotice(situation, { name, address: contact.addresses[0] }),
    replyTo: await signReply(ports, deliveryId),
    smallPrint: WHY,
    ...(quotedText && { quotedText }),
  });
}

async function signReply({ tokenKeys, clock, inboundDomain }: CheckInPorts, deliveryId: DeliveryId) {
  const keys = await tokenKeys.readTokenKeys();
  const expiresAt = clock.now().add({ hours: REPLY_LIFE_HOURS });
  return signReplyAddress(keys, { deliveryId, personIndex: 0 }, expiresAt, inboundDomain);
}
