import { log } from '../shared/log.ts';
import { chooseFate } from './domain/choose-fate.ts';
import type { InboundMail } from './domain/inbound-mail.ts';
import { type HandleContactReplyPorts, handleContactReply } from './handle-contact-reply.ts';
import { type HandleCopyPorts, handleCopy } from './handle-copy.ts';
import { type HandleDraftPorts, handleDraft } from './handle-draft.ts';
import { type HandleIssueReplyPorts, handleIssueReply } from './handle-issue-reply.ts';
import { type HandleLeavePorts, handleLeave } from './handle-leave.ts';
import { type HandleOfferAnswerPorts, handleOfferAnswer } from './handle-offer-answer.ts';
import { type HandleOwnerReplyPorts, handleOwnerReply } from './handle-owner-reply.ts';
import { type HandleProofAnswerPorts, handleProofAnswer } from './handle-proof-answer.ts';
import { type HandleRelayedAnswerPorts, handleRelayedAnswer } from './handle-relayed-answer.ts';
import type { InboundFate, InboundLog } from './inbound-log.ts';
import { type OpenedMail, type OpenMailPorts, openMail } from './open-mail.ts';
import { type Route, type RouteMailPorts, routeMail } from './route-mail.ts';

export type ReceiveMailPorts = OpenMailPorts &
  RouteMailPorts &
  HandleOwnerReplyPorts &
  HandleRelayedAnswerPorts &
  HandleContactReplyPorts &
  HandleIssueReplyPorts &
  HandleLeavePorts &
  HandleDraftPorts &
  HandleProofAnswerPorts &
  HandleCopyPorts &
  HandleOfferAnswerPorts & { readonly inboundLog: InboundLog };

/**
 * Acts on one message that SES took for us, by the kind of address that it came to; each kind has a handler of its own.
 * Repeating it changes nothing and completes what a crash left undone.
 */
export async function receiveMail(ports: ReceiveMailPorts, mail: InboundMail): Promise<void> {
  const { messageId } = mail;
  const beginning = await ports.inboundLog.begin(mail);
  if (beginning === 'finished') return;
  const routes = await routeMail(ports, mail.recipients);
  const opened = await openMail(ports, beginning === 'begun' ? mail : { ...mail, ...beginning });
  const fate = await handleMail(ports, opened, routes);
  await ports.inboundLog.finish(messageId, fate, opened.kind.kind);
  log.info('A message was received', { messageId, fate });
}

/** One decision for all addresses of the owner's; the others, which nobody uses together, each for itself. */
async function handleMail(
  ports: ReceiveMailPorts,
  opened: OpenedMail,
  routes: readonly Route[],
): Promise<InboundFate> {
  const ownerReplies = routes.filter((route) => route.kind === 'owner-reply');
  const fates = ownerReplies.length > 0 ? [await handleOwnerReply(ports, opened, ownerReplies)] : [];
  for (const route of routes) {
    switch (route.kind) {
      case 'relayed-answer':
        fates.push(await handleRelayedAnswer(ports, opened, route));
        break;
      case 'contact-reply':
        fates.push(await handleContactReply(ports, opened, route));
        break;
      case 'copy':
        fates.push(await handleCopy(ports, opened, route));
        break;
      case 'offer-answer':
        fates.push(await handleOfferAnswer(ports, opened, route));
        break;
      case 'issue-reply':
        fates.push(await handleIssueReply(ports, opened, route));
        break;
      case 'draft':
        fates.push(await handleDraft(ports, opened));
        break;
      case 'proof-answer':
        fates.push(await handleProofAnswer(ports, opened, route));
        break;
      case 'leave':
        fates.push(await handleLeave(ports, opened, route));
        break;
    }
  }
  return chooseFate(fates);
}
