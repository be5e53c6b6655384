import { type ParsedMail, simpleParser } from 'mailparser';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { MailContent } from '../domain/inbound-mail.ts';
import { MailUnreadableError } from '../mail-reader.ts';
import { htmlToPlainText } from './html-to-plain-text.ts';
import { readFromHeader } from './read-from-header.ts';

/** `keepDeliveryStatus`: a bounce's report is an attachment, not words of somebody. */
const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
} as const;

/** Reads a message with mailparser. Throws MailUnreadableError. */
export async function parseMail(raw: Uint8Array): Promise<MailContent> {
  const mail = await parse(raw);
  return {
    from: readSender(mail),
    dkimDomains: readHeaders(mail, 'dkim-signature').map(readSigningDomain),
    headers: readHeaderMap(mail),
    text: readText(mail),
  };
}

/** The subject without its encoding (RFC 2047), which lower case would break. */
const readHeaderMap = ({ headerLines, subject = '' }: ParsedMail): ReadonlyMap<string, string> =>
  new Map(headerLines.toReversed().map(({ key, line }) => [key, headerValue(line)])).set(
    'subject',
    subject.toLowerCase(),
  );

async function parse(raw: Uint8Array): Promise<ParsedMail> {
  try {
    return await simpleParser(Buffer.from(raw), OPTIONS);
  } catch (error) {
    throw new MailUnreadableError('The message cannot be read as a mail', { cause: error });
  }
}

/** The plain text, unless it is blank, as some programs write it beside their HTML. */
function readText({ text = '', html }: ParsedMail): string {
  return text.trim() === '' && html ? htmlToPlainText(html) : text;
}

/** Not mailparser's reading: it finds an address in whatever From says, and so perhaps another than DMARC was about. */
function readSender({ headerLines }: ParsedMail): readonly EmailAddress[] {
  const [header, ...others] = headerLines.filter(({ key }) => key === 'from');
  if (header === undefined || others.length > 0) return [];
  const sender = readFromHeader(rawValue(header.line));
  return sender === undefined ? [] : [sender];
}

const readHeaders = ({ headerLines }: ParsedMail, name: string): readonly string[] =>
  headerLines.filter(({ key }) => key === name).map(({ line }) => headerValue(line));

const rawValue = (line: string): string => line.slice(line.indexOf(':') + 1);

/** Unfolded and lower-case. */
const headerValue = (line: string): string => rawValue(line).split(/\s+/).join(' ').trim().toLowerCase();

/** The `d=` tag (RFC 6376, 3.5); an empty string, which no domain matches, when there is none. */
function readSigningDomain(signature: string): string {
  const tags = signature.split(';').map((tag) => tag.trim());
  return (
    tags
      .find((tag) => /^d ?=/.test(tag))
      ?.replace(/^d ?=/, '')
      .trim() ?? ''
  );
}
