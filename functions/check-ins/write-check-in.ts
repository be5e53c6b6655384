import { createElement } from 'react';
import { CheckIn, checkInText } from '../../emails/check-in.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Interaction } from '../circle/domain/interaction.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { letterSender } from '../delivery/domain/mail-streams.ts';
import { threadHeaders, threadSubject } from '../delivery/domain/mail-thread.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import { type EmailAddress, emailAddressSchema } from '../shared/email-address.ts';
import { type DeliveryId, type DraftId, deriveDeliveryId } from '../shared/ids.ts';
import type { Draft } from './domain/draft.ts';
import { writeSubject } from './domain/write-subject.ts';
import type { ApprovedDraft } from './letter.ts';

export interface CheckInToWrite {
  readonly draft: ApprovedDraft;
  readonly owner: Pick<Owner, 'name'>;
  readonly contact: Pick<Contact, 'name' | 'nickname' | 'language'>;
  readonly recipient: EmailAddress;
  readonly mailbox: string;
  /** The one that it stands in; without, it begins one. */
  readonly thread: Interaction['thread'];
  readonly mailDomain: string;
  readonly inboundDomain: string;
}

/** One for each draft, so that it is sent once; and one for each time that it is sent anew. */
export const checkInDeliveryId = ({ draftId, approval }: Pick<Draft, 'draftId' | 'approval'>): DeliveryId =>
  attemptId(draftId, approval?.attempt ?? 1);

/** Of the attempts before the one that a yes let out. */
export const earlierDeliveryIds = ({ draftId, approval }: ApprovedDraft): readonly DeliveryId[] =>
  Array.from({ length: (approval.attempt ?? 1) - 1 }, (_, index) => attemptId(draftId, index + 1));

const attemptId = (draftId: DraftId, attempt: number): DeliveryId =>
  attempt === 1
    ? deriveDeliveryId('check-in', draftId)
    : deriveDeliveryId('check-in', draftId, String(attempt));

/** The letter as it goes out: in the owner's name, to one person, just the approved words. */
export function writeCheckIn(letter: CheckInToWrite): OutgoingMail {
  const { draft, owner, contact, recipient, mailbox, thread, mailDomain, inboundDomain } = letter;
  const { text } = draft.approval;
  const props = { paragraphs: text.trim().split(/\n\s*\n/) };
  const lastingAddress = emailAddressSchema.parse(`hello+${mailbox}@${inboundDomain}`);
  const ownSubject = writeSubject({ draft, text, owner, contact });
  return {
    deliveryId: checkInDeliveryId(draft),
    from: letterSender(owner.name, lastingAddress, mailDomain),
    to: { name: contact.name, address: recipient },
    replyTo: lastingAddress,
    author: 'person',
    subject: thread ? threadSubject(thread, ownSubject) : ownSubject,
    ...(thread && { headers: threadHeaders(thread) }),
    html: renderMail(createElement(CheckIn, props)),
    text: checkInText(props),
  };
}
