import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { LogInteractionPorts } from '../circle/log-interaction.ts';
import { type HearOfGiftPorts, hearOfGift } from '../giving/hear-of-gift.ts';
import { claimStrangerSlot } from './claim-stranger-slot.ts';
import { judgeContact } from './domain/judge-contact.ts';
import { keepThread } from './domain/keep-thread.ts';
import { listAttachments } from './domain/list-attachments.ts';
import { sayCalendarAnswer } from './domain/say-calendar-answer.ts';
import { type EncloseFilesPorts, encloseFiles } from './enclose-files.ts';
import { type FindFirstCopyPorts, fateOfCopy, findFirstCopy, logFirstCopy } from './find-first-copy.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type RelayToOwnerPorts, relayToOwner } from './relay-to-owner.ts';

export interface PassOnReplyPorts
  extends RelayToOwnerPorts,
    LogInteractionPorts,
    FindFirstCopyPorts,
    EncloseFilesPorts {
  readonly timeline: LogInteractionPorts['timeline'];
  readonly contacts: LogInteractionPorts['contacts'] & HearOfGiftPorts['contacts'];
}

interface RepliedTo {
  readonly owner: Owner;
  readonly contact: Contact;
  /** What it says about their praise in the newsletter. */
  readonly consent?: 'yes' | 'no' | undefined;
}

/**
 * Puts the words of a contact on their timeline and passes them on to the owner; of people who have not proven to be the
 * contact, a few a day. Throws OwnerMailPendingError.
 */
export async function passOnReply(
  ports: PassOnReplyPorts,
  opened: OpenedMail,
  { owner, contact, consent }: RepliedTo,
): Promise<InboundFate> {
  const { mail, content } = opened;
  const words =
    opened.kind.kind === 'calendar-answer' ? sayCalendarAnswer(opened.kind, opened.words) : opened.words;
  const attachments = listAttachments(content.attachments);
  const sender = soleSender(opened);
  const standing = judgeContact({ sender, addresses: contact.addresses, mail, content });
  const by = standing === 'theirs' ? 'contact-reply' : 'unproven-reply';
  const copy = await findFirstCopy(ports, opened, { contact, by });
  await logFirstCopy(ports, copy, {
    ...{ kind: 'reply', direction: 'inbound', text: words, attachments, thread: keepThread(content) },
  });
  if (standing === 'theirs') {
    const said = { text: opened.words, at: copy.receivedAt, interactionId: copy.key };
    await hearOfGift(ports, { owner, contact, ...said });
  }
  const slot =
    standing === 'theirs' ? { isLast: false } : await claimStrangerSlot(ports, owner, copy, sender);
  if (slot === undefined) return fateOfCopy(copy, 'logged');
  await relayToOwner(ports, {
    owner,
    contact,
    copyKey: copy.key,
    messageId: copy.messageId,
    words,
    consent,
    ...(await encloseFiles(ports, opened, standing)),
    isLastOfDay: slot.isLast,
    sender,
    standing,
  });
  return fateOfCopy(copy, 'logged');
}
