import type { MailReport } from '../inbound-mail.ts';
import { type Fields, firstOf, readHeader } from './read-fields.ts';

const RETURNED_TYPES = ['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers'];

/** The header of the message that a report is about, which it brings back whole or in part (RFC 6522, 3). */
export function readReturnedHeader(reports: readonly MailReport[]): Fields | undefined {
  const returned = reports.find(({ contentType }) => RETURNED_TYPES.includes(contentType));
  return returned && readHeader(returned.text);
}

/** With its angle brackets. */
export const readMessageId = (header: Fields | undefined): string | undefined =>
  header && /<[^<>\s]{1,300}>/.exec(firstOf(header, 'message-id') ?? '')?.[0];
