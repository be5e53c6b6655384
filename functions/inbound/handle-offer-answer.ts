import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { decideFate } from './domain/decide-fate.ts';
import { readOwnerWords } from './domain/owner-words.ts';
import { writeNotice } from './domain/write-notice.ts';
import { doOnce, type FindFirstCopyPorts, fateOfCopy, findFirstCopyFor } from './find-first-copy.ts';
import { type FollowAddOfferPorts, followAddOffer } from './follow-add-offer.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { OfferAnswerRoute } from './route-mail.ts';

export type HandleOfferAnswerPorts = ReportToOwnerPorts &
  FollowAddOfferPorts &
  FindFirstCopyPorts &
  NoteAttentionPorts;

/** An owner's answer to the question whether people should come into the circle; trusted as any answer of theirs. */
export async function handleOfferAnswer(
  ports: HandleOfferAnswerPorts,
  received: OpenedMail,
  route: OfferAnswerRoute,
): Promise<InboundFate> {
  const { mail, content, automatic, isReadable } = received;
  const opened = { ...received, words: readOwnerWords(content) };
  const { judgement, worthReporting } = decideFate(mail, content, automatic, [route]);
  const { owner } = route;
  if (judgement === 'accepted' && owner !== undefined)
    await noteAttention(ports, owner.ownerId, mail.receivedAt);
  const fate = !isReadable
    ? 'unreadable'
    : judgement === 'accepted' && opened.words === ''
      ? 'empty'
      : judgement;
  if (fate === 'accepted' && owner !== undefined) return follow(ports, opened, { ...route, owner });
  const kept = fate === 'accepted' ? 'unmatched' : fate;
  if (kept !== 'automatic' && worthReporting) {
    const notice = writeNotice(kept, { personName: undefined, sender: soleSender(opened) });
    await reportToOwner(ports, { opened, fate: kept, cameTo: 'owner-reply', owner, notice });
  }
  return kept;
}

async function follow(
  ports: HandleOfferAnswerPorts,
  opened: OpenedMail,
  {
    owner,
    question: { deliveryId },
  }: OfferAnswerRoute & { readonly owner: NonNullable<OfferAnswerRoute['owner']> },
): Promise<InboundFate> {
  const copy = await findFirstCopyFor(ports, opened, owner.ownerId, deliveryId);
  const outcome = await doOnce(ports, copy, () =>
    followAddOffer(ports, { owner, deliveryId, words: opened.words, opened }),
  );
  if (outcome !== 'gone') return outcome === 'followed' ? fateOfCopy(copy, 'decided') : outcome;
  const notice = writeNotice('unmatched', { personName: undefined, sender: soleSender(opened) });
  await reportToOwner(ports, { opened, fate: 'unmatched', cameTo: 'owner-reply', owner, notice });
  return 'unmatched';
}
