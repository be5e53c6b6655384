import libmime from 'libmime';
import addressparser from 'nodemailer/lib/addressparser';
import { findHeader, type RawHeader } from './raw-headers.ts';

/** From and Subject as people read them (RFC 2047), for lists of mail. */
export function readWords(headers: readonly RawHeader[]): { from: string; subject: string } {
  const [sender] = addressparser(textOf(headers, 'From'), { flatten: true });
  const { name = '', address = '' } = sender ?? {};
  const from = name === '' ? address : `${libmime.decodeWords(name)} <${address}>`;
  return { from, subject: libmime.decodeWords(textOf(headers, 'Subject')) };
}

/** Headers are kept byte by byte; what is not ASCII there is UTF-8 (RFC 6532). */
const textOf = (headers: readonly RawHeader[], name: string): string =>
  Buffer.from(findHeader(headers, name) ?? '', 'latin1').toString();
