import type { CheckInPorts } from '../check-ins/ports.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { type AskConsentPorts, askConsent, type ConsentToAsk } from '../giving/ask-consent.ts';
import { followAnswer } from '../nudges/answer/follow-answer.ts';
import { ADDRESSED_TO_NOBODY, type OwnerAnswer } from '../nudges/answer/owner-answer.ts';
import type { FollowAnswerPorts } from '../nudges/answer/ports.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { claimAsAnswer } from './claim-copy-way.ts';
import { createLetterDecisions } from './decide-letters.ts';
import { chooseFate } from './domain/choose-fate.ts';
import { readForward } from './domain/classify/read-forward.ts';
import { sayCopiedMail } from './domain/copy/say-copied-mail.ts';
import { decideFate } from './domain/decide-fate.ts';
import type { Judgement } from './domain/judge-sender.ts';
import { keepThread } from './domain/keep-thread.ts';
import { listAttachments, listPictures } from './domain/list-attachments.ts';
import { readOwnerWords } from './domain/owner-words.ts';
import { OUTDATED_ADDRESS_NOTICE, type ReportedFate, writeNotice } from './domain/write-notice.ts';
import {
  type FindFirstCopyPorts,
  type FirstCopy,
  fateOfCopy,
  findFirstCopy,
  findFirstCopyFor,
  logFirstCopy,
  type MailPurpose,
} from './find-first-copy.ts';
import { findProvenOwner } from './find-proven-owner.ts';
import { type FollowQuestionPorts, followQuestion } from './follow-question.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { OwnerReplyRoute } from './route-mail.ts';

export type HandleOwnerReplyPorts = ReportToOwnerPorts &
  CheckInPorts &
  FindFirstCopyPorts &
  FollowQuestionPorts &
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
    await report(ports, opened, fate, decision.routes[0]);
  }
  return fate;
}

async function report(
  ports: HandleOwnerReplyPorts,
  opened: OpenedMail,
  fate: ReportedFate,
  { owner, person }: Partial<OwnerReplyRoute> = {},
): Promise<void> {
  const cameTo = 'owner-reply';
  // Keys are forgotten after a year, and messages too: an address as old as that tells no longer whose it was.
  const writer = owner ?? (await findProvenOwner(ports, opened));
  const isOwnOutdated = fate === 'forged' && writer !== undefined;
  const notice = isOwnOutdated
    ? OUTDATED_ADDRESS_NOTICE
    : writeNotice(fate, { personName: person?.name, sender: soleSender(opened) });
  await reportToOwner(ports, { opened, fate, cameTo, owner: writer, person, notice });
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
  await report(ports, opened, first.token === 'expired' ? 'expired' : 'unmatched', first);
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
  if (!(await claimAsAnswer(ports, copy))) return logAsCopy(ports, opened, copy);
  return follow(ports, opened, copy, { owner, delivery, addressedIndex: personIndex ?? 0 });
}

/** The same message came to the log address: if that died before the words were on the timeline, they are now. */
async function logAsCopy(
  ports: HandleOwnerReplyPorts,
  { content, words }: OpenedMail,
  copy: FirstCopy,
): Promise<InboundFate> {
  const attachments = listAttachments(content.attachments);
  const text = sayCopiedMail(content.heading.subject, words);
  await logFirstCopy(
    ports,
    { ...copy, by: 'copy' },
    { kind: 'mail', direction: 'outbound', text, attachments, thread: keepThread(content) },
  );
  return 'duplicate';
}

async function follow(
  ports: HandleOwnerReplyPorts,
  { content, words }: OpenedMail,
  copy: Omit<FirstCopy, keyof MailPurpose>,
  answered: Pick<OwnerAnswer, 'owner' | 'delivery' | 'addressedIndex'>,
): Promise<InboundFate> {
  // Carried out and told before: once more, and the next brief would show it again.
  if (copy.isSettled) return fateOfCopy(copy, 'logged');
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
    pictures: listPictures(content.attachments),
    thread: content.thread,
  });
  await ports.copyLog.settle(copy.key);
  return fateOfCopy(copy, followed === 'nothing' ? 'logged' : followed);
}
