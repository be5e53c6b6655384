import type { InboundMail, MailContent } from './inbound-mail.ts';

const BULK_PRECEDENCE = ['bulk', 'junk', 'list', 'auto_reply'];
const AUTOMATIC_HEADERS = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-failed-recipients'];
const AUTOMATIC_SENDERS = ['mailer-daemon', 'postmaster'];

/**
 * Whether a machine wrote the message: a bounce, an auto-reply (RFC 3834), a list, or Kith itself. Such mail is never
 * acted on and never answered, or two machines would write to each other for ever.
 * X-Auto-Response-Suppress alone says nothing: Outlook puts it on what people write.
 */
export function isAutomatic(
  mail: Pick<InboundMail, 'envelopeSender'>,
  content: Pick<MailContent, 'from' | 'headers'>,
  isOurs: (address: string) => boolean,
): boolean {
  const senders = [mail.envelopeSender, ...content.from];
  return (
    isNullPath(mail.envelopeSender) || senders.some(isMachine) || senders.some(isOurs) || isMarked(content)
  );
}

/** SES gives the null path as an empty string; `<>` is how it reads in SMTP. */
const isNullPath = (envelopeSender: string): boolean => ['', '<>'].includes(envelopeSender.trim());

function isMachine(address: string): boolean {
  return AUTOMATIC_SENDERS.includes(address.slice(0, address.lastIndexOf('@')).toLowerCase());
}

function isMarked({ headers }: Pick<MailContent, 'headers'>): boolean {
  const autoSubmitted = headers.get('auto-submitted') ?? 'no';
  return (
    !autoSubmitted.startsWith('no') ||
    BULK_PRECEDENCE.includes(headers.get('precedence') ?? '') ||
    AUTOMATIC_HEADERS.some((name) => headers.has(name)) ||
    (headers.get('content-type') ?? '').startsWith('multipart/report')
  );
}
