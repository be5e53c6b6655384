import type { EmailAddress } from '../../../shared/email-address.ts';

/** Of Google's mailboxes dots mean nothing (support.google.com/mail/answer/7436150), and both names lead to one. */
const GOOGLE = new Set(['gmail.com', 'googlemail.com']);

/**
 * One key for every spelling of the same mailbox: `Ruth.Adler+news@googlemail.com` → `ruthadler@gmail.com`. What follows a plus
 * is a label at nearly all providers (RFC 5233).
 */
export function mailboxKey(address: EmailAddress): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const [mailbox = ''] = address.slice(0, at).split('+', 1);
  if (mailbox === '') return address;
  return GOOGLE.has(domain) ? `${mailbox.replaceAll('.', '')}@gmail.com` : `${mailbox}@${domain}`;
}
