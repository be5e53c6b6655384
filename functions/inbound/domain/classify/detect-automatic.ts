import type { InboundMail, MailContent } from '../inbound-mail.ts';
import type { MailKind } from './mail-kind.ts';

const AUTOMATIC_KINDS: readonly MailKind['kind'][] = [
  'complaint',
  'read-receipt',
  'bounce',
  'delayed',
  'delivered',
  'auto-reply',
  'bulk',
];
const AUTOMATIC_SENDERS = ['mailer-daemon', 'postmaster'];

/**
 * Whether a machine wrote the message: by what it is, by its sender, or because it is Kith itself. Such mail is never acted on and
 * never answered, or two machines would write to each other for ever (RFC 3834, 2).
 */
export function isAutomatic(
  { kind }: Pick<MailKind, 'kind'>,
  mail: Pick<InboundMail, 'envelopeSender'>,
  content: Pick<MailContent, 'from'>,
  isOurs: (address: string) => boolean,
): boolean {
  const senders = [mail.envelopeSender, ...content.from];
  return (
    AUTOMATIC_KINDS.includes(kind) ||
    isNullPath(mail.envelopeSender) ||
    senders.some((address) => isMachine(address) || isOurs(address))
  );
}

/** SES gives the null path as an empty string; `<>` is how it reads in SMTP. */
const isNullPath = (envelopeSender: string): boolean => ['', '<>'].includes(envelopeSender.trim());

const isMachine = (address: string): boolean =>
  AUTOMATIC_SENDERS.includes(address.slice(0, address.lastIndexOf('@')).toLowerCase());
