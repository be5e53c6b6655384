import { decodeCharset } from './decode-charset.ts';
import { decodeWords } from './decode-words.ts';
import type { MimeMessage } from './mime-part.ts';

/** No name, subject or address list that anything depends on is longer. */
const MAX_VALUE_CHARACTERS = 4000;

const BEYOND_ASCII = /[\x80-\xff]/;

type HeaderLines = MimeMessage['headerLines'];

/** Lower-case names and values, unfolded; the first of a name counts. Subject and From without their encoding (RFC 2047). */
export function readHeaderMap(headerLines: HeaderLines): ReadonlyMap<string, string> {
  const fields = headerLines.toReversed().map(({ key, line }) => [key, headerValue(line)] as const);
  const decoded = DECODED.map((name) => [name, decodeField(headerLines, name)] as const);
  return new Map([...fields, ...decoded.filter(([, value]) => value !== '')]);
}

/** Lower case would break the encoding, so it comes first. */
const DECODED = ['subject', 'from'] as const;

function decodeField(headerLines: HeaderLines, name: string): string {
  const line = headerLines.find(({ key }) => key === name)?.line ?? '';
  return unfold(decodeWords(readText(rawValue(line).slice(0, MAX_VALUE_CHARACTERS)))).toLowerCase();
}

/** As they were written, unfolded: a mail program finds its own mail by their very letters. */
export function readThread(headerLines: HeaderLines): {
  readonly messageId: string;
  readonly references: string;
  readonly subject: string;
} {
  const valueIn = (name: string) => {
    const line = headerLines.find(({ key }) => key === name)?.line ?? '';
    return unfold(readText(rawValue(line).slice(-MAX_VALUE_CHARACTERS)));
  };
  return {
    messageId: valueIn('message-id'),
    references: valueIn('references'),
    subject: unfold(decodeWords(valueIn('subject'))),
  };
}

/** The `d=` tag of each signature (RFC 6376, 3.5); an empty string, which no domain matches, when there is none. */
export function readSigningDomains(headerLines: HeaderLines): readonly string[] {
  return headerLines
    .filter(({ key }) => key === 'dkim-signature')
    .map(({ line }) => readSigningDomain(headerValue(line)));
}

/** Header fields come as Latin-1; where they hold UTF-8 (RFC 6532), that is what they say. */
export const readText = (line: string): string =>
  BEYOND_ASCII.test(line) ? decodeCharset(Buffer.from(line, 'latin1')) : line;

export const rawValue = (line: string): string => line.slice(line.indexOf(':') + 1);

const headerValue = (line: string): string => unfold(readText(rawValue(line))).toLowerCase();

const unfold = (value: string): string => value.split(/\s+/).join(' ').trim();

function readSigningDomain(signature: string): string {
  const tags = signature.split(';').map((tag) => tag.trim());
  return (
    tags
      .find((tag) => /^d ?=/.test(tag))
      ?.replace(/^d ?=/, '')
      .trim() ?? ''
  );
}
