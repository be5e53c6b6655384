import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import { ownerSender } from '../delivery/domain/mail-streams.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { type ClaimCopyWayPorts, claimAsCopy } from './claim-copy-way.ts';
import { isOwners, otherPeople, type Selves } from './domain/copy/people-in-copy.ts';
import type { Mailbox } from './domain/inbound-mail.ts';
import { isAuthenticated, judgeSender } from './domain/judge-sender.ts';
import { extractAnswer } from './domain/reply/extract-reply.ts';
import { type FindFirstCopyPorts, type FirstCopy, findFirstCopy } from './find-first-copy.ts';
import type { MailReader } from './mail-reader.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type CopiedSource, readOwnersCopy, readTheirMail } from './read-copied-mails.ts';

export interface LogCopyPorts extends LogInteractionPorts, FindFirstCopyPorts, ClaimCopyWayPorts {
  readonly contacts: LogInteractionPorts['contacts'] & Pick<ContactStore, 'findContactByAddress'>;
  readonly readMail: MailReader;
  readonly inboundDomain: string;
  readonly mailDomain: string;
  readonly kithAddress: EmailAddress;
}

/**
 * owner: their own mail. another: one that somebody else is proven to have written, which a filter of the owner's forwards.
 * kith: one of Kith's own, come round. unproven: nothing proves who wrote it.
 */
export type CopyWriter = 'owner' | 'another' | 'kith' | 'unproven';

export interface LoggedCopy {
  /** Whether it tells of any mail between the owner and somebody. */
  readonly namesPeople: boolean;
  /** How many timelines it stands on, and on how many of them an earlier copy had put it. */
  readonly entries: number;
  readonly earlierEntries: number;
  /** People whom it names and who are not in the circle. */
  readonly unknown: readonly Mailbox[];
}

export function judgeCopy(
  ports: Pick<LogCopyPorts, keyof Addresses>,
  opened: OpenedMail,
  owner: Owner,
): CopyWriter {
  const { mail, content } = opened;
  const sender = soleSender(opened);
  if (sender !== undefined && selvesOf(ports, owner).isKiths(sender)) return 'kith';
  const ownerAddresses = owner.addresses.map(({ address }) => address);
  const evidence = { mail, content, automatic: opened.automatic, ownerAddresses } as const;
  if (judgeSender({ ...evidence, token: 'valid' }) === 'accepted') return 'owner';
  if (sender === undefined || isOwners(sender, { owner })) return 'unproven';
  return isAuthenticated(sender, mail, content) ? 'another' : 'unproven';
}

interface Addresses {
  readonly inboundDomain: string;
  readonly mailDomain: string;
  readonly kithAddress: EmailAddress;
}

function selvesOf({ inboundDomain, mailDomain, kithAddress }: Addresses, owner: Owner): Selves {
  const own: readonly string[] = [kithAddress, ownerSender(owner.name, mailDomain).address];
  return { owner, isKiths: (address) => own.includes(address) || address.endsWith(`@${inboundDomain}`) };
}

/**
 * Puts what a mail to a log address tells of on the timelines of those in it who are in the circle: each mail once for each of
 * them, however often and by whatever way it comes. Safe to repeat.
 */
export async function logCopy(
  ports: LogCopyPorts,
  opened: OpenedMail,
  owner: Owner,
  writer: 'owner' | 'another',
): Promise<LoggedCopy> {
  const selves = selvesOf(ports, owner);
  const reading = { opened, owner, selves };
  const sources =
    writer === 'owner'
      ? await readOwnersCopy(ports.readMail, reading)
      : otherPeople(senderOf(opened), selves).map((sender) => readTheirMail(reading, sender));
  const logged = new Map<string, FirstCopy>();
  const unknown = new Map<string, Mailbox>();
  for (const source of sources) {
    for (const person of source.people) {
      const contact = await ports.contacts.findContactByAddress(owner.ownerId, person.address);
      if (contact === undefined) unknown.set(person.address, person);
      else {
        const copy = await logFor(ports, opened, source, contact, writer);
        logged.set(`${contact.contactId} ${copy.key}`, copy);
      }
    }
  }
  const copies = [...logged.values()];
  return {
    namesPeople: sources.length > 0,
    entries: copies.length,
    earlierEntries: copies.filter(({ isThis }) => !isThis).length,
    unknown: [...unknown.values()],
  };
}

function senderOf(opened: OpenedMail): readonly Mailbox[] {
  const address = soleSender(opened);
  return address === undefined ? [] : [{ name: opened.content.heading.fromName, address }];
}

async function logFor(
  ports: LogCopyPorts,
  opened: OpenedMail,
  { seenAs, by, writtenAt, kind, direction, text, attachments, thread }: CopiedSource,
  contact: Contact,
  writer: 'owner' | 'another',
): Promise<FirstCopy> {
  const { ownerId, contactId } = contact;
  const copy = await findFirstCopy(ports, seenAs, { contact, by, occurredAt: writtenAt });
  // What else comes by it never comes to a reply address.
  if (by === 'owner-reply' && !(await claimAsCopy(ports, copy))) return { ...copy, isThis: false };
  const { key, messageId, receivedAt, occurredAt = receivedAt } = copy;
  const source = { by: writer === 'owner' ? 'copy' : 'contact-reply', messageId } as const;
  await logInteraction(ports, {
    ...{ ownerId, contactId, interactionId: key, occurredAt, kind, direction, text, source },
    ...(attachments && { attachments }),
    ...(thread && { thread }),
  });
  if (seenAs !== opened && writer === 'owner') await noteWordsAbove(ports, opened, contact);
  return copy;
}

/** What the owner wrote above a mail that they forward is a note of theirs. */
async function noteWordsAbove(
  ports: LogCopyPorts,
  opened: OpenedMail,
  { ownerId, contactId }: Contact,
): Promise<void> {
  const text = extractAnswer(opened.content.text);
  if (text === '') return;
  const contact = { ownerId, contactId };
  const { key, messageId, receivedAt } = await findFirstCopy(ports, opened, { contact, by: 'copy' });
  await logInteraction(ports, {
    ...contact,
    interactionId: deriveInteractionId('words above', key),
    occurredAt: receivedAt,
    kind: 'note',
    direction: 'between',
    text,
    source: { by: 'copy', messageId },
  });
}
