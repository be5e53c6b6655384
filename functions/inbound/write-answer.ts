import { createElement } from 'react';
import { CheckIn, checkInText } from '../../emails/check-in.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { newMailboxLabel } from '../circle/domain/mailbox-label.ts';
import type { MailboxDirectory } from '../circle/mailbox-directory.ts';
import { letterSender } from '../delivery/domain/mail-streams.ts';
import { threadHeaders, threadSubject } from '../delivery/domain/mail-thread.ts';
import type { MailFile, OutgoingMail } from '../delivery/mail-transport.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import type { AnswerInHand } from './answer-in-hand.ts';
import type { MailContent } from './domain/inbound-mail.ts';
import { type MailReader, MailUnreadableError } from './mail-reader.ts';
import { RawMailMissingError, type RawMailStore } from './raw-mail-store.ts';

export interface WriteAnswerPorts {
  readonly rawMails: RawMailStore;
  readonly readMail: MailReader;
  readonly mailboxes: Pick<MailboxDirectory, 'giveMailbox'>;
  readonly mailDomain: string;
  readonly inboundDomain: string;
}

/**
 * The owner's answer as it goes out: in their name, from the contact's lasting address on, in the thread of the mail that was
 * passed on, to the address from which that came. Undefined where the contact has no address any more.
 */
export async function writeAnswer(
  ports: WriteAnswerPorts,
  { owner, contact, relay, copy }: AnswerInHand,
  { words, files }: { readonly words: string; readonly files: readonly MailFile[] },
): Promise<OutgoingMail | undefined> {
  const theirs = await readPassedOn(ports, relay.passedOn);
  const address = theirs?.from.find((from) => contact.addresses.includes(from)) ?? contact.addresses[0];
  if (address === undefined) return undefined;
  const mailbox =
    contact.mailbox ?? (await ports.mailboxes.giveMailbox(contact, newMailboxLabel(contact.name)));
  const lastingAddress = emailAddressSchema.parse(`hello+${mailbox}@${ports.inboundDomain}`);
  const ownSubject = `Hello from ${greetingName(owner.name)}`;
  const props = { paragraphs: words.split(/\n\s*\n/) };
  return {
    // One for each mail of the owner's, so that it is sent once.
    deliveryId: deriveDeliveryId('answer', copy.key),
    from: letterSender(owner.name, lastingAddress, ports.mailDomain),
    to: { name: contact.name, address },
    replyTo: lastingAddress,
    author: 'person',
    subject: theirs ? threadSubject(theirs.thread, ownSubject) : ownSubject,
    ...(theirs && { headers: threadHeaders(theirs.thread) }),
    html: renderMail(createElement(CheckIn, props)),
    text: checkInText(props),
    files,
  };
}

/** Undefined where it is gone: mail is kept for a year, or until its writer is erased. Then the answer begins a thread. */
async function readPassedOn(
  { rawMails, readMail }: WriteAnswerPorts,
  messageId: string | undefined,
): Promise<MailContent | undefined> {
  if (messageId === undefined) return undefined;
  try {
    return await readMail(await rawMails.open(messageId));
  } catch (error) {
    if (error instanceof RawMailMissingError || error instanceof MailUnreadableError) return undefined;
    throw error;
  }
}
