import { oneLine } from './plain-text.ts';

/** A mailto link (RFC 6068) with its subject, and its words, filled in; nothing in them can add a header or a recipient. */
export function mailtoLink(address: string, subject: string, words?: string): string {
  const link = `mailto:${encodeAddress(address)}?subject=${encodeURIComponent(oneLine(subject))}`;
  return words === undefined ? link : `${link}&body=${encodeURIComponent(words)}`;
}

interface LetterToOpen {
  readonly to: string;
  readonly subject: string;
  /** Gets a copy that the recipient does not see. */
  readonly bcc: string;
  readonly text: string;
}

/** Windows hands no longer address on to a mail program. */
const LONGEST_LINK = 2000;

/**
 * Opens a letter, ready to send, in the owner's own mail program (RFC 6068: lines end in CRLF). What is too long for a link is
 * left out of it, and is to be copied.
 */
export function letterLink({ to, subject, bcc, text }: LetterToOpen): string {
  const link = `${mailtoLink(to, subject)}&bcc=${encodeAddress(bcc)}`;
  const body = encodeURIComponent(text.replace(/\r?\n/g, '\r\n'));
  return link.length + body.length > LONGEST_LINK ? link : `${link}&body=${body}`;
}

const encodeAddress = (address: string): string =>
  encodeURIComponent(oneLine(address)).replaceAll('%40', '@').replaceAll('%2B', '+');
