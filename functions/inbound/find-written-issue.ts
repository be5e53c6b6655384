import { LONGEST_DRAFT_BYTES } from '../newsletter/domain/read-draft.ts';
import type { FileReader } from './file-reader.ts';
import type { OpenedMail } from './open-mail.ts';
import type { RawMailStore } from './raw-mail-store.ts';

export interface FindWrittenIssuePorts {
  readonly rawMails: RawMailStore;
  readonly readFiles: FileReader;
}

interface WrittenIssue {
  /** Undefined: it is far too long to be looked at. */
  readonly text: string | undefined;
}

const FILE = /\.(?:md|markdown|mdown)$/i;
const TYPES = ['text/markdown', 'text/x-markdown'];

/** The first file that holds an issue; undefined when none is attached. Throws MailUnreadableError. */
export async function findWrittenIssue(
  { rawMails, readFiles }: FindWrittenIssuePorts,
  { mail, content: { attachments } }: OpenedMail,
): Promise<WrittenIssue | undefined> {
  const attached = attachments.find(isIssue);
  if (attached === undefined) return undefined;
  if (attached.sizeBytes > LONGEST_DRAFT_BYTES) return { text: undefined };
  const files = await readFiles(await rawMails.open(mail.messageId));
  const file = files.find(isIssue);
  return file && { text: decode(file.bytes) };
}

/** What came with a draft and is no part of it: a letter shows pictures from the web alone. */
export function namesOfOthers({ content: { attachments } }: OpenedMail): readonly string[] {
  const written = attachments.find(isIssue);
  return attachments
    .filter((file) => file !== written)
    .map(({ filename, contentType }) => filename ?? contentType);
}

/** Editors write UTF-8, that of Windows also UTF-16 with its mark, or windows-1252. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const isIssue = ({
  filename,
  contentType,
}: {
  readonly filename?: string | undefined;
  readonly contentType: string;
}): boolean => TYPES.includes(contentType) || FILE.test(filename ?? '');
