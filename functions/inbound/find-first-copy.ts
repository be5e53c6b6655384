import type { ContactKey } from '../circle/contact-store.ts';
import type { Interaction } from '../circle/domain/interaction.ts';
import { type LogInteractionPorts, logInteraction } from '../circle/log-interaction.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { Arrival, CopyLog, SeenCopy } from './copy-log.ts';
import type { InboundFate } from './inbound-log.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';

export interface FindFirstCopyPorts {
  readonly copyLog: CopyLog;
}

/** Whose timeline a message is for, and how far its sender is to be believed. */
export interface MailPurpose {
  readonly contact: ContactKey;
  readonly by: Interaction['source']['by'];
  /** When it happened, where that was before the message came. */
  readonly occurredAt?: Arrival['occurredAt'];
}

/** The first copy of a message: whatever is done about any copy is done in its name, and so is done once. */
export interface FirstCopy extends SeenCopy, MailPurpose {
  /** Serves as an interaction id, and to derive delivery ids from. */
  readonly key: string;
  /** Whether the message in hand is that first copy, or a later one. */
  readonly isThis: boolean;
}

/**
 * Looks up, or records, the first copy of a message for one person. Copies count as such only when as much is known of their
 * sender: a stranger's imitation that comes first does not stand in for the true mail.
 */
export async function findFirstCopy(
  { copyLog }: FindFirstCopyPorts,
  opened: Pick<OpenedMail, 'mail' | 'content' | 'copyKey'>,
  { contact: { ownerId, contactId }, by, occurredAt }: MailPurpose,
): Promise<FirstCopy> {
  const { mail, copyKey } = opened;
  const key = deriveInteractionId('inbound', ownerId, contactId, by, soleSender(opened) ?? '', copyKey);
  const first = await copyLog.firstSeen(key, { ...mail, occurredAt });
  return { ...first, contact: { ownerId, contactId }, by, key, isThis: first.messageId === mail.messageId };
}

/** The same for a purpose that concerns no person, as an answer to a question. */
export async function findFirstCopyFor(
  { copyLog }: FindFirstCopyPorts,
  opened: OpenedMail,
  ...purpose: readonly string[]
): Promise<Omit<FirstCopy, keyof MailPurpose>> {
  const key = deriveInteractionId('inbound', ...purpose, soleSender(opened) ?? '', opened.copyKey);
  const first = await copyLog.firstSeen(key, opened.mail);
  return { ...first, key, isThis: first.messageId === opened.mail.messageId };
}

/**
 * Does what a message asks for once among its copies, by whichever of them comes while it is not done: a copy that died half-way
 * is completed by the next. `duplicate` where it was done before.
 */
export async function doOnce<R>(
  { copyLog }: FindFirstCopyPorts,
  { key, isSettled }: Pick<FirstCopy, 'key' | 'isSettled'>,
  act: () => Promise<R>,
): Promise<R | 'duplicate'> {
  if (isSettled) return 'duplicate';
  const done = await act();
  await copyLog.settle(key);
  return done;
}

/** Puts a message on the timeline as its first copy, at the moment of that one. Throws ContactNotFoundError. */
export async function logFirstCopy(
  ports: LogInteractionPorts,
  { contact, by, key, messageId, receivedAt, occurredAt = receivedAt }: FirstCopy,
  entry: Pick<Interaction, 'kind' | 'direction' | 'text' | 'attachments' | 'thread'>,
): Promise<void> {
  await logInteraction(ports, {
    ...contact,
    ...entry,
    interactionId: key,
    occurredAt,
    source: { by, messageId },
  });
}

/** What became of the message in hand, given what was done about it. */
export const fateOfCopy = ({ isThis }: Pick<FirstCopy, 'isThis'>, fate: InboundFate): InboundFate =>
  isThis ? fate : 'duplicate';
