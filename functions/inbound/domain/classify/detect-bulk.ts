import type { MailContent } from '../inbound-mail.ts';
import { isMailSystem, isUnattended } from './judge-from.ts';

const BULK_PRECEDENCE = ['bulk', 'junk', 'list'];
/**
 * RFC 2369, RFC 2919, RFC 8058, and what campaign programs add. Not Feedback-ID: providers put it on what people write by hand,
 * too, and such a mail would be lost as a machine's.
 */
const BULK_HEADERS = [
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-post',
  'mailing-list',
  'x-mailing-list',
  'x-campaign',
  'x-campaign-id',
  'x-campaignid',
  'x-mailchimp-id',
  'x-csa-complaints',
  'x-cron-env',
] as const;

/** Whether the message went to many, or a program wrote it unasked (RFC 3834, 5: `auto-generated`). */
export function isBulk({ headers }: Pick<MailContent, 'headers'>): boolean {
  return (
    BULK_PRECEDENCE.includes(headers.get('precedence') ?? '') ||
    !(headers.get('auto-submitted') ?? 'no').startsWith('no') ||
    BULK_HEADERS.some((name) => headers.has(name)) ||
    isMailSystem(headers) ||
    isUnattended(headers) ||
    (headers.get('content-type') ?? '').startsWith('multipart/report')
  );
}
