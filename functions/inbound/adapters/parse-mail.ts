import type { EmailAddress } from '../../shared/email-address.ts';
import type { MailAttachment, MailContent, MailReport } from '../domain/inbound-mail.ts';
import { MailUnreadableError } from '../mail-reader.ts';
import { decodeCharset } from './mime/decode-charset.ts';
import type { MimeMessage, MimePart } from './mime/mime-part.ts';
import { readBody } from './mime/read-body.ts';
import {
  rawValue,
  readHeaderMap,
  readSigningDomains,
  readText,
  readThread,
} from './mime/read-header-fields.ts';
import { readHeading } from './mime/read-heading.ts';
import { recoverMultipart } from './mime/recover-multipart.ts';
import { splitMessage } from './mime/split-message.ts';
import { readFromHeader } from './read-from-header.ts';

/**
 * Reads a message with mailsplit, the splitter of mailparser. Throws MailUnreadableError, and whatever the stream throws that the
 * message comes from.
 */
export async function parseMail(raw: Uint8Array | AsyncIterable<Uint8Array>): Promise<MailContent> {
  const message = await splitMessage(raw);
  try {
    return await readContent(await recoverMultipart(message));
  } catch (error) {
    throw new MailUnreadableError('The message cannot be read as a mail', { cause: error });
  }
}

async function readContent({ headerLines, parts }: MimeMessage): Promise<MailContent> {
  return {
    from: readSender(headerLines),
    dkimDomains: readSigningDomains(headerLines),
    headers: readHeaderMap(headerLines),
    heading: readHeading(headerLines),
    thread: readThread(headerLines),
    ...(await readBody(parts)),
    reports: parts.filter(isReport).map(readReport),
    attachments: parts.filter(({ isAttached }) => isAttached).map(describeAttachment),
  };
}

/** No other reading: many a reader finds an address in whatever From says, and so perhaps another than DMARC was about. */
function readSender(headerLines: MimeMessage['headerLines']): readonly EmailAddress[] {
  const [header, ...others] = headerLines.filter(({ key }) => key === 'from');
  if (header === undefined || others.length > 0) return [];
  const sender = readFromHeader(readText(rawValue(header.line)));
  return sender === undefined ? [] : [sender];
}

const isReport = ({ isAttached, content }: MimePart): boolean => isAttached && content.length > 0;

const readReport = ({ contentType, charset, content }: MimePart): MailReport => ({
  contentType,
  text: decodeCharset(content, charset).replaceAll('\r\n', '\n'),
});

const describeAttachment = ({
  contentType,
  filename,
  sizeBytes,
  checksum = '',
}: MimePart): MailAttachment => ({
  contentType,
  ...(filename !== undefined && { filename }),
  sizeBytes,
  checksum,
});
