import type { Owner } from '../circle/domain/owner.ts';
import { dayAndMonthOf } from '../circle/domain/say-day.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { fromIsoInstant, type IsoInstant } from '../shared/iso-instant.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import type { AddOffers } from './add-offers.ts';
import { claimDaySlot } from './claim-day-slot.ts';
import type { CopyLog } from './copy-log.ts';
import { OFFER_SMALL_PRINT, writeOffer } from './domain/copy/write-offer.ts';
import type { Mailbox } from './domain/inbound-mail.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';

export interface OfferToAddPorts extends TellOwnerPorts {
  readonly addOffers: Pick<AddOffers, 'keepOffer' | 'addWaiting'>;
  readonly copyLog: CopyLog;
  readonly tokenKeys: TokenKeyStore;
  readonly inboundDomain: string;
}

const MOST_OFFERED = 9;
const ANSWER_LIFE_HOURS = 180 * 24;

/**
 * Keeps a mail for people who are not in the circle, and asks the owner once whether they should be; of mail that a filter
 * forwards, about the first of a day. Safe to repeat. Throws OwnerMailPendingError.
 */
export async function offerToAdd(
  ports: OfferToAddPorts,
  opened: OpenedMail,
  owner: Owner,
  { unknown, cameBy }: { readonly unknown: readonly Mailbox[]; readonly cameBy: 'owner' | 'forward' },
): Promise<InboundFate> {
  const { ownerId, timeZone } = owner;
  const key = deriveInteractionId('add-offer', ownerId, soleSender(opened) ?? '', opened.copyKey);
  const first = await ports.copyLog.firstSeen(key, opened.mail);
  const { messageId, receivedAt } = first;
  const people = unknown.slice(0, MOST_OFFERED);
  for (const { address } of people) await ports.addOffers.addWaiting({ ownerId, address }, first);
  const fate = messageId === opened.mail.messageId ? 'unknown-person' : 'duplicate';
  const slot = { what: ['add-offer-day', ownerId], mostADay: 1, timeZone, arrival: first };
  if (cameBy === 'forward' && (await claimDaySlot(ports, slot)) === undefined) return fate;

  const deliveryId = offerIdOf(owner, messageId);
  await ports.addOffers.keepOffer({ deliveryId, ownerId, messageId, people, offeredAt: receivedAt });
  const leftOut = unknown.length - people.length;
  const day = dayAndMonthOf(fromIsoInstant(receivedAt).toZonedDateTimeISO(timeZone).toPlainDate());
  const { subject } = opened.content.heading;
  await tellOwner(ports, {
    deliveryId,
    kind: 'offer',
    owner,
    subjects: [],
    words: writeOffer({ people, leftOut, subject, day, cameBy }),
    replyTo: await offerReplyAddress(ports, deliveryId, receivedAt),
    smallPrint: OFFER_SMALL_PRINT,
  });
  return fate;
}

/** Of the offer that is made because of a mail. */
export const offerIdOf = ({ ownerId }: Pick<Owner, 'ownerId'>, messageId: string): DeliveryId =>
  deriveDeliveryId('add-offer', ownerId, messageId);

/** Where an answer to the offer goes, be it to the offer itself or to what Kith said to an earlier answer. */
export async function offerReplyAddress(
  { tokenKeys, inboundDomain }: Pick<OfferToAddPorts, 'tokenKeys' | 'inboundDomain'>,
  deliveryId: DeliveryId,
  since: IsoInstant,
): Promise<string> {
  const expiresAt = fromIsoInstant(since).add({ hours: ANSWER_LIFE_HOURS });
  return signReplyAddress(
    await tokenKeys.readTokenKeys(),
    { deliveryId, personIndex: 0 },
    expiresAt,
    inboundDomain,
  );
}
