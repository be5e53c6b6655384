import {
  type AddressObject,
  type EmailAddress as ParsedAddress,
  type ParsedMail,
  simpleParser,
} from 'mailparser';
import * as z from 'zod';
import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';
import type { MailContent } from '../domain/inbound-mail.ts';
import { MailUnreadableError } from '../mail-reader.ts';
import { htmlToPlainText } from './html-to-plain-text.ts';

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
    from: countHeaders(mail, 'from') === 1 ? readAddresses(mail.from) : [],
    dkimDomains: readHeaders(mail, 'dkim-signature').map(readSigningDomain),
    headers: new Map(mail.headerLines.toReversed().map(({ key, line }) => [key, headerValue(line)])),
    text: readText(mail),
  };
}

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

/** Nobody when any of them is malformed: what is left could be read as another sender than the one authenticated. */
function readAddresses(from: AddressObject | undefined): readonly EmailAddress[] {
  const addresses = z.array(emailAddressSchema).safeParse(from?.value.flatMap(flatten));
  return addresses.success ? addresses.data : [];
}

/** An entry of a header is an address or a group of them (RFC 5322, 3.4); a group itself has no address. */
const flatten = ({ address, group }: ParsedAddress): readonly (string | undefined)[] =>
  group === undefined ? [address] : group.flatMap(flatten);

const readHeaders = ({ headerLines }: ParsedMail, name: string): readonly string[] =>
  headerLines.filter(({ key }) => key === name).map(({ line }) => headerValue(line));

const countHeaders = (mail: ParsedMail, name: string): number => readHeaders(mail, name).length;

/** Unfolded and lower-case. */
const headerValue = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .split(/\s+/)
    .join(' ')
    .trim()
    .toLowerCase();

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
