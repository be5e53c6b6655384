import type { MailContent } from '../inbound-mail.ts';

/** Who tells about a failed delivery, in the From header, lower-case: no person calls themselves that. */
const MAIL_SYSTEM_SENDERS = [
  'mailer-daemon',
  'mailer daemon',
  'mailerdaemon',
  'mail-daemon',
  'maildaemon',
  'postmaster',
  'post_master',
  'post-master',
  'double-bounce',
  'mail delivery sub',
  'mail delivery sys',
  'mail deliver sys',
  'mail.delivery.system',
  'mail delivery service',
  'mail delivery agent',
  'mail administrator',
  'ndr administrator',
  'system administrator',
  'delivery subsystem',
  'internet mail delivery',
  'e-mail interconnect',
  'mail system error',
] as const;

/** Local parts that nobody reads. */
const UNATTENDED_SENDER =
  /(?:^|[<\s"])(?:no-?_?reply|do-?_?not-?_?reply|bounces?|mail-?admin|sysadmin|mailer)[\w.+-]*@/;

/** Whether the From header names a mail system; what it says may well be forged. */
export function isMailSystem(headers: MailContent['headers']): boolean {
  const from = headers.get('from') ?? '';
  return MAIL_SYSTEM_SENDERS.some((sender) => from.includes(sender));
}

/** Whether the From header names an address that takes no answers. */
export const isUnattended = (headers: MailContent['headers']): boolean =>
  UNATTENDED_SENDER.test(headers.get('from') ?? '');
