import { createElement } from 'react';
import { CheckIn, checkInText } from '../../emails/check-in.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import type { Contact } from '../circle/domain/contact.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { ownerSender } from '../delivery/domain/mail-streams.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { type DeliveryId, type DraftId, deriveDeliveryId } from '../shared/ids.ts';

export interface CheckInToWrite {
  readonly draftId: DraftId;
  /** The words that the owner approved. */
  readonly text: string;
  readonly owner: Pick<Owner, 'name'>;
  readonly contact: Pick<Contact, 'name'>;
  readonly recipient: EmailAddress;
  readonly mailbox: string;
  readonly mailDomain: string;
  readonly inboundDomain: string;
}

/** One for each draft, so that it is sent once. */
export const checkInDeliveryId = (draftId: DraftId): DeliveryId => deriveDeliveryId('check-in', draftId);

/** The letter as it goes out: in the owner's name, to one person, just the approved words. */
export function writeCheckIn(letter: CheckInToWrite): OutgoingMail {
  const { draftId, text, owner, contact, recipient, mailbox, mailDomain, inboundDomain } = letter;
  const props = { paragraphs: text.trim().split(/\n\s*\n/) };
  return {
    deliveryId: checkInDeliveryId(draftId),
    from: ownerSender(owner.name, mailDomain),
    to: { name: contact.name, address: recipient },
    replyTo: `hello+${mailbox}@${inboundDomain}`,
    author: 'person',
    subject: `Hello from ${greetingName(owner.name)}`,
    html: renderMail(createElement(CheckIn, props)),
    text: checkInText(props),
  };
}
