import type { Owner } from '../circle/domain/owner.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import { UNDO_DAYS } from '../nudges/answer/domain/record/answer-record.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { fromIsoInstant, type IsoInstant } from '../shared/iso-instant.ts';
import { signUndoLink } from '../shared/undo-link.ts';
import { type AddByOfferPorts, addByOffer } from './add-by-offer.ts';
import type { AddOffer, AddOffers } from './add-offers.ts';
import { readOfferAnswer } from './domain/copy/read-offer-answer.ts';
import { sayLeftOut } from './domain/copy/say-left-out.ts';
import { OFFER_SMALL_PRINT } from './domain/copy/write-offer.ts';
import { writeOfferReceipt } from './domain/copy/write-offer-receipt.ts';
import { type OfferToAddPorts, offerReplyAddress } from './offer-to-add.ts';
import type { OpenedMail } from './open-mail.ts';

export interface FollowAddOfferPorts
  extends TellOwnerPorts,
    AddByOfferPorts,
    Pick<OfferToAddPorts, 'tokenKeys' | 'inboundDomain'> {
  readonly webOrigin: string;
  readonly addOffers: AddByOfferPorts['addOffers'] & Pick<AddOffers, 'findOffer' | 'forgetWaiting'>;
}

export interface OfferReply {
  readonly owner: Owner;
  readonly deliveryId: DeliveryId;
  /** The owner's own words. */
  readonly words: string;
  readonly opened: Pick<OpenedMail, 'mail' | 'copyKey'>;
}

/**
 * Carries out an owner's answer to an offer: whom it names comes into the circle, the mails that waited for them are logged, and
 * the owner is told, with a way to take it back. `gone`: there is no such offer any more. Repeating it changes nothing and completes what a crash left
 * undone. Throws OwnerMailPendingError.
 */
export async function followAddOffer(
  ports: FollowAddOfferPorts,
  reply: OfferReply,
): Promise<'followed' | 'gone'> {
  const { owner, deliveryId, words, opened } = reply;
  const offer = await ports.addOffers.findOffer(deliveryId);
  if (offer === undefined) return 'gone';
  const answer = readOfferAnswer(words, offer.people);
  const added = answer.answer === 'add' ? answer.people : [];
  const recordId = deriveDeliveryId('add-offer-receipt', owner.ownerId, opened.copyKey);
  const { receivedAt: at, messageId } = opened.mail;
  const taken = { owner, offer, people: added, recordId, at, messageId };
  const { leftOut, isUndoable } = await addByOffer(ports, taken);
  const known = await findKnown(ports, owner, offer);
  const undoLink = isUndoable ? await undoLinkOf(ports, recordId, at) : undefined;
  const receipt = writeOfferReceipt(answer, { offered: offer.people, known, undoLink });
  await tellOwner(ports, {
    deliveryId: recordId,
    owner,
    subjects: [],
    words: { ...receipt, paragraphs: [...receipt.paragraphs, ...sayLeftOut(leftOut)] },
    replyTo: await offerReplyAddress(ports, deliveryId, at),
    smallPrint: OFFER_SMALL_PRINT,
  });
  for (const { address } of added) await ports.addOffers.forgetWaiting({ ownerId: owner.ownerId, address });
  return 'followed';
}

async function undoLinkOf(
  { tokenKeys, webOrigin }: FollowAddOfferPorts,
  recordId: string,
  at: IsoInstant,
): Promise<string> {
  const until = fromIsoInstant(at).add({ hours: UNDO_DAYS * 24 });
  return signUndoLink(await tokenKeys.readTokenKeys(), recordId, until, webOrigin);
}

/** Nobody of an offer was in the circle when it was made. */
async function findKnown({ contacts }: FollowAddOfferPorts, { ownerId }: Owner, { people }: AddOffer) {
  const found = await Promise.all(
    people.map(async (person) => ({
      person,
      contact: await contacts.findContactByAddress(ownerId, person.address),
    })),
  );
  return found.flatMap(({ person, contact }) => (contact === undefined ? [] : [person]));
}
