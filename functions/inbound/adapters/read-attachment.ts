import { recoverMultipart } from './mime/recover-multipart.ts';
import { splitMessage } from './mime/split-message.ts';

export interface AttachmentRead {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * The bytes of one attachment of a raw mail, decoded from its transfer encoding; `part` is its place among all attachments, as
 * `parseMail` lists them. Undefined where there is none. Throws MailUnreadableError.
 */
export async function readAttachment(raw: Uint8Array, part: number): Promise<AttachmentRead | undefined> {
  const { parts } = await recoverMultipart(await splitMessage(raw, 'everything'), 'everything');
  const found = parts.filter(({ isAttached }) => isAttached)[part];
  return found && { contentType: found.contentType, bytes: found.content };
}
