import type { MailFile } from '../../../delivery/mail-transport.ts';
import type { MailAttachment } from '../inbound-mail.ts';
import { fileNameOf } from '../list-attachments.ts';
import { holdsPrivateWords } from './holds-private-words.ts';
import type { PrivacyOfRelay } from './read-relayed-answer.ts';

/** One file of a mail that came in, whole. */
export interface AttachedFile {
  readonly filename?: string | undefined;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * SES takes 10 MB as they go over the wire (SES quotas, "Maximum message size"), where files have a third more; the rest is for
 * words.
 */
const MOST_FILE_BYTES = 7_000_000;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
/** Reports of machines, and signatures, which hold for the mail in which they came and for no other. */
const NO_FILES =
  /^(?:message\/(?!rfc822)|text\/rfc822-headers|application\/(?:pgp-signature|pgp-encrypted|(?:x-)?pkcs7-signature))/;
const MAIL = /^message\//;

/** Whether there are files among what is attached, and whether one mail carries them all. */
export function judgeFiles(attachments: readonly MailAttachment[]): 'none' | 'fit' | 'too-large' {
  const files = attachments.filter(isFile);
  if (files.length === 0) return 'none';
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) <= MOST_FILE_BYTES ? 'fit' : 'too-large';
}

/** The files among what is attached, ready to go out, with plain names. */
export const asMailFiles = (attached: readonly AttachedFile[]): readonly MailFile[] =>
  attached.filter(isFile).map(({ filename = '', contentType, bytes }) => ({
    filename: fileNameOf(filename) || nameFor(contentType),
    // A mail within a mail must not be encoded (RFC 2046, 5.2.1); as a file it may be.
    contentType:
      MAIL.test(contentType) || !MEDIA_TYPE.test(contentType) ? 'application/octet-stream' : contentType,
    bytes,
  }));

/** Whether a file may be Kith's own mail, or hold something of it: programs that answer may attach what they answer. */
export const holdsPrivateFile = (attached: readonly AttachedFile[], privacy: PrivacyOfRelay): boolean =>
  attached.some(({ contentType, bytes }) => {
    if (MAIL.test(contentType)) return true;
    if (!contentType.startsWith('text/')) return false;
    const text = new TextDecoder().decode(bytes);
    return text.includes(privacy.inboundDomain) || holdsPrivateWords(text, privacy.privateLines);
  });

const isFile = ({ contentType }: Pick<AttachedFile, 'contentType'>): boolean => !NO_FILES.test(contentType);

function nameFor(contentType: string): string {
  if (MAIL.test(contentType)) return 'mail.eml';
  return contentType.startsWith('image/') ? 'picture' : 'file';
}
