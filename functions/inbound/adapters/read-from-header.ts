import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';

/** A display name and an address, folded; whatever is longer was not written by a mail program. */
const MAX_CHARACTERS = 1000;

/** RFC 5322, 3.4.1, as a dot-atom and a host name: the classes exclude the marks between them, so nothing is read twice. */
const ADDR_SPEC = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z\d-]+(?:\.[a-z\d-]+)*$/i;

/** What a display name holds outside of quotation marks: atoms and encoded words, the dots of initials, blanks, any letter. */
const PHRASE_CHARACTER = /^[\w!#$%&'*+/=?^`{|}~. \t\u0080-\uffff-]$/;
const PRINTABLE = /^[\t\u0020-\u007e\u0080-\uffff]$/;

/**
 * The one address in the value of a From header: `addr-spec` or `[display-name] <addr-spec>` (RFC 5322, 3.4), and not one
 * character more. Undefined for anything else, be it allowed (lists, groups, comments, quoted local parts) or broken: of such
 * a header, two readers can make two senders, and the one that Kith reads must be the one that DMARC vouches for.
 * Reads each character once.
 */
export function readFromHeader(value: string): EmailAddress | undefined {
  if (value.length > MAX_CHARACTERS) return undefined;
  const mailbox = stripBlanks(value.replaceAll(/\r?\n(?=[ \t])/g, ''));
  if (!mailbox.endsWith('>')) return readAddrSpec(mailbox);
  const open = skipDisplayName(mailbox);
  return mailbox.charAt(open) === '<' ? readAddrSpec(mailbox.slice(open + 1, -1)) : undefined;
}

/** Spaces and tabs alone; `trim()` knows more blanks than a mail does. */
function stripBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charAt(start))) start += 1;
  while (end > start && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t';

/** An encoded word (RFC 2047, 5) has no place in an address, but looks like an atom, and some programs decode it. */
function readAddrSpec(text: string): EmailAddress | undefined {
  if (!ADDR_SPEC.test(text) || text.includes('=?')) return undefined;
  return emailAddressSchema.safeParse(text).data;
}

/** Where the display name ends: the first place that cannot belong to one. */
function skipDisplayName(text: string): number {
  let at = 0;
  while (at < text.length) {
    const next = text.charAt(at) === '"' ? skipQuotedString(text, at) : skipPhraseCharacter(text, at);
    if (next === at) break;
    at = next;
  }
  return at;
}

const skipPhraseCharacter = (text: string, at: number): number =>
  PHRASE_CHARACTER.test(text.charAt(at)) ? at + 1 : at;

/** Past the closing mark; `start` when there is none. A backslash quotes the character after it (RFC 5322, 3.2.4). */
function skipQuotedString(text: string, start: number): number {
  let at = start + 1;
  while (PRINTABLE.test(text.charAt(at))) {
    if (text.charAt(at) === '"') return at + 1;
    if (text.charAt(at) === '\\') at += 1;
    if (PRINTABLE.test(text.charAt(at))) at += 1;
  }
  return start;
}
