import type { Owner } from '../circle/domain/owner.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { CopiedMail } from './domain/copy/copied-mail.ts';
import { findMailboxes } from './domain/copy/find-mailboxes.ts';
import { isOwners, otherPeople, type Selves } from './domain/copy/people-in-copy.ts';
import { readForwardedMessage } from './domain/copy/read-forwarded-message.ts';
import { sayCopiedMail } from './domain/copy/say-copied-mail.ts';
import { deriveCopyKey } from './domain/copy-key.ts';
import type { Mailbox, MailContent } from './domain/inbound-mail.ts';
import { keepThread } from './domain/keep-thread.ts';
import { listAttachments } from './domain/list-attachments.ts';
import { whenWritten } from './domain/mail-date.ts';
import { extractAnswer, extractReply } from './domain/reply/extract-reply.ts';
import type { MailPurpose } from './find-first-copy.ts';
import { type MailReader, MailUnreadableError } from './mail-reader.ts';
import type { OpenedMail } from './open-mail.ts';

/** A mail that a copy tells of, and where it came from, so that it is logged once however it comes. */
export interface CopiedSource extends CopiedMail {
  /** Stands for the mail when copies are compared. */
  readonly seenAs: Pick<OpenedMail, 'mail' | 'content' | 'copyKey'>;
  readonly by: MailPurpose['by'];
}

export interface CopyReading {
  readonly opened: OpenedMail;
  readonly owner: Owner;
  readonly selves: Selves;
}

/** More in one mail are no forward, but an archive. */
const MOST_ATTACHED = 20;

/**
 * The mails that an owner's own mail to their log address tells of: itself, where it is to anybody else; otherwise those that it
 * forwards, as attachments or below its words. None: it names nobody.
 */
export async function readOwnersCopy(
  readMail: MailReader,
  reading: CopyReading,
): Promise<readonly CopiedSource[]> {
  const { content } = reading.opened;
  const people = otherPeople(content.heading.addressees, reading.selves);
  if (people.length > 0) return [readSentMail(reading, people)];
  const attached = content.reports.filter(({ contentType }) => contentType === 'message/rfc822');
  const sources: CopiedSource[] = [];
  for (const { text } of attached.slice(0, MOST_ATTACHED)) {
    const inner = await readInner(readMail, text);
    if (inner !== undefined) sources.push(...readAttached(reading, inner));
  }
  return sources.length > 0 ? sources : readInline(reading);
}

function readSentMail({ opened }: CopyReading, people: readonly Mailbox[]): CopiedSource {
  const { mail, content } = opened;
  const { subject, sentAt } = content.heading;
  return {
    direction: 'outbound',
    kind: 'mail',
    people,
    text: sayCopiedMail(subject, extractAnswer(content.text)),
    writtenAt: whenWritten(sentAt, mail.receivedAt),
    attachments: listAttachments(content.attachments),
    thread: keepThread(content),
    seenAs: opened,
    // As an answer to a nudge by the same mail, so that the two are one.
    by: 'owner-reply',
  };
}

/** A mail that came by itself, from somebody who is proven to have written it. */
export function readTheirMail({ opened }: CopyReading, sender: Mailbox): CopiedSource {
  const { mail, content, words } = opened;
  return { ...readInbound({ mail, content, words }, sender), seenAs: opened, by: 'contact-reply' };
}

function readAttached(
  { opened: { mail }, selves }: CopyReading,
  content: MailContent,
): readonly CopiedSource[] {
  const [address] = content.from;
  if (address === undefined) return [];
  const words = extractReply(content.text);
  const seenAs = { mail, content, copyKey: deriveCopyKey(mail, content, words) };
  const inbound = readInbound({ mail, content, words }, { name: content.heading.fromName, address });
  const isSent = isOwners(address, selves);
  const people = otherPeople(isSent ? content.heading.addressees : inbound.people, selves);
  if (people.length === 0) return [];
  return isSent
    ? [{ ...inbound, direction: 'outbound', kind: 'mail', people, seenAs, by: 'owner-reply' }]
    : [{ ...inbound, people, seenAs, by: 'contact-reply' }];
}

function readInbound(
  { mail, content, words }: Pick<OpenedMail, 'mail' | 'content' | 'words'>,
  sender: Mailbox,
): CopiedMail {
  const { subject, sentAt } = content.heading;
  const isAnswer = content.headers.has('in-reply-to') || content.headers.has('references');
  return {
    direction: 'inbound',
    kind: isAnswer ? 'reply' : 'mail',
    people: [sender],
    text: sayCopiedMail(subject, words),
    writtenAt: whenWritten(sentAt, mail.receivedAt),
    attachments: listAttachments(content.attachments),
    thread: keepThread(content),
  };
}

function readInline({ opened, owner, selves }: CopyReading): readonly CopiedSource[] {
  const { mail, content } = opened;
  const { timeZone } = owner;
  const message = readForwardedMessage(content.text, { timeZone, receivedAt: mail.receivedAt });
  if (message === undefined) return [];
  const isSent = isOwners(message.sender.address, selves);
  const people = otherPeople(isSent ? findMailboxes(message.to) : [message.sender], selves);
  if (people.length === 0) return [];
  const text = sayCopiedMail(content.heading.subject, message.words);
  // A message that is forwarded twice is still one; without a date nothing tells them apart but the forward itself.
  const copyKey =
    message.sentAt === undefined ? opened.copyKey : deriveInteractionId('forwarded', message.sentAt, text);
  return [
    {
      direction: isSent ? 'outbound' : 'inbound',
      kind: 'mail',
      people,
      text,
      writtenAt: whenWritten(message.sentAt, mail.receivedAt),
      attachments: listAttachments(content.attachments),
      seenAs: { mail, content, copyKey },
      by: 'copy',
    },
  ];
}

/** Undefined: it cannot be read. */
async function readInner(readMail: MailReader, text: string): Promise<MailContent | undefined> {
  try {
    return await readMail(Buffer.from(text));
  } catch (error) {
    if (error instanceof MailUnreadableError) return undefined;
    throw error;
  }
}
