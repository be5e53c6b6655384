import type { MailContent } from '../inbound-mail.ts';
import { firstAddress } from './find-addresses.ts';
import type { ReadReceipt } from './mail-kind.ts';
import { firstOf, readHeader } from './read-fields.ts';

const RECEIPT_TYPES = ['message/disposition-notification', 'message/global-disposition-notification'];
const NAMED = /report-type="?disposition-notification/;

/** Whether the message tells that another was read, or thrown away unread (RFC 8098). */
export function readReceipt({
  headers,
  reports,
}: Pick<MailContent, 'headers' | 'reports'>): ReadReceipt | undefined {
  const report = reports.find(({ contentType }) => RECEIPT_TYPES.includes(contentType));
  if (report === undefined && !NAMED.test(headers.get('content-type') ?? '')) return undefined;
  const fields = readHeader(report?.text ?? '');
  return {
    kind: 'read-receipt',
    disposition: readDisposition(firstOf(fields, 'disposition') ?? ''),
    recipient: firstAddress(firstOf(fields, 'final-recipient') ?? firstOf(fields, 'original-recipient')),
    originalMessageId: firstOf(fields, 'original-message-id'),
  };
}

/** `manual-action/MDN-sent-manually; displayed/error`, or in older programs the last word alone. */
function readDisposition(value: string): string {
  const type = value.slice(value.lastIndexOf(';') + 1).split('/')[0];
  return type?.trim().toLowerCase() || 'displayed';
}
