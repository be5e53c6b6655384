import type { ContactStore } from '../circle/contact-store.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type FindOrAddReaderPorts, findOrAddReader } from '../newsletter/find-or-add-reader.ts';
import { leaveByAddress } from '../newsletter/leave-newsletter.ts';
import { type CountReplyPorts, countReply } from '../newsletter/responses/count-reply.ts';
import type { SubscriberStore } from '../newsletter/subscriber-store.ts';
import { askedWords } from './domain/classify/asked-words.ts';
import { asksToStop } from './domain/classify/stop-request.ts';
import { isAuthenticated, isQuarantined } from './domain/judge-sender.ts';
import { type ContactMailProblem, writeContactNotice } from './domain/write-contact-notice.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type PassOnReplyPorts, passOnReply } from './pass-on-reply.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { IssueReplyRoute } from './route-mail.ts';

export interface HandleIssueReplyPorts extends ReportToOwnerPorts, PassOnReplyPorts, CountReplyPorts {
  readonly owners: ReportToOwnerPorts['owners'] & Pick<OwnerStore, 'findOwner'>;
  readonly contacts: PassOnReplyPorts['contacts'] &
    FindOrAddReaderPorts['contacts'] &
    Pick<ContactStore, 'findContact'>;
  readonly subscribers: Pick<SubscriberStore, 'find' | 'save' | 'noteReply'>;
}

/**
 * An answer to an issue of the newsletter is put on its writer's timeline and passed on to the owner; who is not in the circle
 * yet comes into it. It counts as an answer to its issue. "Please stop" ends the subscription, without a word to anybody.
 */
export async function handleIssueReply(
  ports: HandleIssueReplyPorts,
  opened: OpenedMail,
  route: IssueReplyRoute,
): Promise<InboundFate> {
  if (opened.automatic) return 'automatic';
  const owner = await ports.owners.findOwner(route.delivery.ownerId);
  if (owner === undefined) return 'unmatched';
  if (isQuarantined(opened.mail)) return keep(ports, opened, owner, 'quarantined');
  if (!opened.isReadable) return keep(ports, opened, owner, 'unreadable');
  const asked = askedWords(opened.words, opened.content);
  if (asksToStop(asked, await namesOfBoth(ports, owner, route))) {
    await leaveByAddress(ports, route.delivery.recipient);
    return 'stopped';
  }
  return passOn(ports, opened, route, owner);
}

/** Names that may stand around a request: the owner's, and those by which the reader is known. */
async function namesOfBoth(
  { contacts, subscribers }: Pick<HandleIssueReplyPorts, 'contacts' | 'subscribers'>,
  owner: Owner,
  { delivery: { recipient } }: IssueReplyRoute,
): Promise<readonly string[]> {
  const subscriber = await subscribers.find(recipient);
  const contact = await contacts.findContactByAddress(owner.ownerId, recipient);
  return [owner.name, subscriber?.firstName, contact?.name, contact?.nickname].filter(
    (name) => name !== undefined,
  );
}

async function keep(
  ports: ReportToOwnerPorts,
  opened: OpenedMail,
  owner: Owner,
  problem: ContactMailProblem,
): Promise<InboundFate> {
  const notice = writeContactNotice(problem, undefined);
  await reportToOwner(ports, { opened, fate: problem, cameTo: 'issue-reply', owner, notice });
  return problem;
}

async function passOn(
  ports: HandleIssueReplyPorts,
  opened: OpenedMail,
  { delivery }: IssueReplyRoute,
  owner: Owner,
): Promise<InboundFate> {
  const { ownerId } = owner;
  const { recipient } = delivery;
  const sender = provenSender(opened);
  const at = opened.mail.receivedAt;
  await ports.subscribers.noteReply(recipient, at);
  const contact = await findOrAddReader(ports, { ownerId, recipient, sender, at });
  const fate = await passOnReply(ports, opened, { owner, contact });
  if (fate === 'logged') await countReply(ports, delivery, opened.mail.messageId);
  return fate;
}

/** Anybody can write any name into From: only a sender whose domain vouches for them is looked for in the circle. */
function provenSender(opened: OpenedMail): ReturnType<typeof soleSender> {
  const sender = soleSender(opened);
  return sender && isAuthenticated(sender, opened.mail, opened.content) ? sender : undefined;
}
