import type { CheckInPorts } from '../check-ins/ports.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import { type AskConsentPorts, askConsent, type ConsentToAsk } from '../giving/ask-consent.ts';
import { followAnswer } from '../nudges/answer/follow-answer.ts';
import { ADDRESSED_TO_NOBODY, type OwnerAnswer } from '../nudges/answer/owner-answer.ts';
import type { FollowAnswerPorts } from '../nudges/answer/ports.ts';
import {
  type InnerCircleAnswer,
  type PickInnerCirclePorts,
  pickInnerCircle,
} from '../nudges/inner-circle/pick-inner-circle.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { createLetterDecisions } from './decide-letters.ts';
import { chooseFate } from './domain/choose-fate.ts';
import { readForward } from './domain/classify/read-forward.ts';
import { decideFate } from './domain/decide-fate.ts';
import type { Judgement } from './domain/judge-sender.ts';
import { listAttachments } from './domain/list-attachments.ts';
import { readOwnerWords } from './domain/owner-words.ts';
import { writeNotice } from './domain/write-notice.ts';
import {
  type FindFirstCopyPorts,
  type FirstCopy,
  fateOfCopy,
  findFirstCopy,
  findFirstCopyFor,
  isFirstCopy,
  type MailPurpose,
} from './find-first-copy.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { OwnerReplyRoute } from './route-mail.ts';

export type HandleOwnerReplyPorts = ReportToOwnerPorts &
  CheckInPorts &
  FindFirstCopyPorts &
  PickInnerCirclePorts &
  NoteAttentionPorts &
  AskConsentPorts &
  Omit<FollowAnswerPorts, 'suppressions' | 'letters' | 'consents'>;

/**
 * An owner's answer is carried out line by line; what is none, or not theirs, is kept, and the owner hears of it.
 */
export async function handleOwnerReply(
  ports: HandleOwnerReplyPorts,
  received: OpenedMail,
  routes: readonly OwnerReplyRoute[],
): Promise<InboundFate> {
  const { mail, content, automatic } = received;
  const opened = { ...received, words: readOwnerWords(content) };
  const decision = decideFate(mail, content, automatic, routes);
  if (decision.judgement === 'accepted') await noteAttentions(ports, decision.routes, mail.receivedAt);
  const fate = nameFate(decision.judgement, opened);
  if (fate === 'logged') {
    const followed = await followRoutes(ports, opened, decision.routes);
    await reportPassedOver(ports, opened, decision.passedOver);
    return followed;
  }
  if (fate !== 'automatic' && decision.worthReporting) {
    const { owner, person } = decision.routes[0] ?? {};
    const notice = writeNotice(fate, { personName: person?.name, sender: soleSender(opened) });
    await reportToOwner(ports, { opened, fate, cameTo: 'owner-reply', owner, person, notice });
  }
  return fate;
}

/** Whatever the words are: the owner reads along. */
async function noteAttentions(
  ports: NoteAttentionPorts,
  routes: readonly OwnerReplyRoute[],
  at: IsoInstant,
): Promise<void> {
  const ownerIds = new Set(routes.flatMap(({ owner }) => owner?.ownerId ?? []));
  for (const ownerId of ownerIds) await noteAttention(ports, ownerId, at);
}

/** The words stand with the others; the owner hears that one address led nowhere any more. */
async function reportPassedOver(
  ports: HandleOwnerReplyPorts,
  opened: OpenedMail,
  [first]: readonly OwnerReplyRoute[],
): Promise<void> {
  if (first === undefined) return;
  const fate = first.token === 'expired' ? 'expired' : 'unmatched';
  const { owner, person } = first;
  const notice = writeNotice(fate, { personName: person?.name, sender: soleSender(opened) });
  await reportToOwner(ports, { opened, fate, cameTo: 'owner-reply', owner, person, notice });
}

function nameFate(judgement: Judgement, { isReadable, words }: OpenedMail) {
  if (!isReadable) return 'unreadable';
  if (judgement !== 'accepted') return judgement;
  return words === '' ? 'empty' : 'logged';
}

async function followRoutes(
  ports: HandleOwnerReplyPorts,
  opened: OpenedMail,
  routes: readonly OwnerReplyRoute[],
): Promise<InboundFate> {
  const fates: InboundFate[] = [];
  const answered = new Set<string>();
  for (const route of routes) {
    const { owner, question, delivery } = route;
    if (owner !== undefined && question !== undefined) {
      fates.push(await followQuestion(ports, opened, owner, question));
    }
    // One answer for a mail, at however many of its addresses it came.
    if (delivery === undefined || answered.has(delivery.deliveryId)) continue;
    const fate = await followAbout(ports, opened, route);
    if (fate === undefined) continue;
    answered.add(delivery.deliveryId);
    fates.push(fate);
  }
  return chooseFate(fates);
}

/** Undefined where it answers no mail of which anything is left. */
async function followAbout(
  ports: HandleOwnerReplyPorts,
  opened: OpenedMail,
  { owner, person, delivery, personIndex, general }: OwnerReplyRoute,
): Promise<InboundFate | undefined> {
  if (owner === undefined || delivery === undefined) return undefined;
  if (general !== undefined) {
    const copy = await findFirstCopyFor(ports, opened, owner.ownerId, general.deliveryId);
    return follow(ports, opened, copy, { owner, delivery, addressedIndex: ADDRESSED_TO_NOBODY });
  }
  if (person === undefined) return undefined;
  const copy = await findFirstCopy(ports, opened, { contact: person, by: 'owner-reply' });
  // The same message came to the log address before, and is on the timeline as it stands.
  if (!copy.isThis && (await ports.records.find(copy.key)) === undefined) return 'duplicate';
  return follow(ports, opened, copy, { owner, delivery, addressedIndex: personIndex ?? 0 });
}

async function follow(
  ports: HandleOwnerReplyPorts,
  { content, words }: OpenedMail,
  copy: Omit<FirstCopy, keyof MailPurpose>,
  answered: Pick<OwnerAnswer, 'owner' | 'delivery' | 'addressedIndex'>,
): Promise<InboundFate> {
  const followPorts = {
    ...ports,
    suppressions: ports.suppressionList,
    letters: createLetterDecisions(ports),
    consents: { ask: (question: ConsentToAsk) => askConsent(ports, question) },
  };
  const followed = await followAnswer(followPorts, {
    ...answered,
    words,
    ...{ recordId: copy.key, messageId: copy.messageId, receivedAt: copy.receivedAt },
    isForward: readForward(content) !== undefined,
    attachments: listAttachments(content.attachments),
    thread: content.thread,
  });
  return fateOfCopy(copy, followed);
}

/** A later copy does not move back whoever the owner has moved since. */
async function followQuestion(
  ports: HandleOwnerReplyPorts,
  opened: OpenedMail,
  owner: Owner,
  question: Delivery,
): Promise<InboundFate> {
  if (!(await isFirstCopy(ports, opened, owner.ownerId, question.deliveryId))) return 'duplicate';
  await pickInnerCircle(ports, answerTo(question, owner, opened));
  return 'decided';
}

const answerTo = (
  question: Delivery,
  owner: Owner,
  { words, mail, copyKey }: OpenedMail,
): InnerCircleAnswer => ({
  owner,
  question,
  words,
  receivedAt: mail.receivedAt,
  copyKey,
});
