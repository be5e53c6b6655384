import { encode, wrap } from 'nodemailer/lib/qp';

const MAX_LINE = 76; // RFC 2045, 6.7
const PLAIN = /^[ -<>-~]*$/;

/** Ends a line that goes on: what follows begins a line of its own, so that pieces join whatever they are. */
export const SOFT_BREAK = '=\r\n';

/** A piece of text with line breaks as CRLF, in quoted-printable; it starts at the beginning of a line. */
export function quotedPrintable(text: string): string {
  if (text.length < MAX_LINE && PLAIN.test(text)) return text;
  return wrap(encode(Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'))), MAX_LINE);
}
