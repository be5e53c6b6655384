import type { AttachedFile } from '../domain/answer/choose-files.ts';
import { recoverMultipart } from './mime/recover-multipart.ts';
import { splitMessage } from './mime/split-message.ts';

/** The bytes of every attachment of a raw mail, in the order in which `parseMail` lists them. Throws MailUnreadableError. */
export async function readAttachments(
  raw: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<readonly AttachedFile[]> {
  const { parts } = await recoverMultipart(await splitMessage(raw, 'everything'), 'everything');
  return parts
    .filter(({ isAttached }) => isAttached)
    .map(({ filename, contentType, content }) => ({ filename, contentType, bytes: content }));
}

/**
 * One of them, decoded from its transfer encoding; `part` is its place among all attachments. Undefined where there is none.
 * Throws MailUnreadableError.
 */
export const readAttachment = async (raw: Uint8Array, part: number): Promise<AttachedFile | undefined> =>
  (await readAttachments(raw))[part];
