import type { MimeMessage } from './mime-part.ts';
import type { Kept } from './part-collector.ts';
import { splitMessage } from './split-message.ts';

/** RFC 2046, 5.1.1: a boundary has at most 70 characters. */
const DELIMITER = /^--([\w'()+,./:=?-]{1,70})[ \t]*\r?\n(?=content-)/im;
const MAX_SEARCHED_CHARACTERS = 20_000;

/**
 * A multipart whose boundary is missing from its header, or is another than the body's: split by the delimiter that its body
 * has, else one plain text. A message that has parts is left as it is.
 */
export async function recoverMultipart(message: MimeMessage, keeps?: Kept): Promise<MimeMessage> {
  const { stray, parts } = message;
  if (parts.length > 0 || stray.length === 0) return message;
  const boundary = DELIMITER.exec(stray.toString('latin1', 0, MAX_SEARCHED_CHARACTERS))?.[1];
  const contentType = boundary === undefined ? 'text/plain' : `multipart/mixed; boundary="${boundary}"`;
  const repaired = await splitMessage(
    Buffer.concat([Buffer.from(`Content-Type: ${contentType}\r\n\r\n`), stray]),
    keeps,
  );
  return { ...message, parts: repaired.parts };
}
