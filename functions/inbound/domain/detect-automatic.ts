import type { InboundMail, MailContent } from './inbound-mail.ts';

const BULK_PRECEDENCE = ['bulk', 'junk', 'list', 'auto_reply'];
const AUTOMATIC_HEADERS = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-failed-recipients'];
const AUTOMATIC_SENDERS = ['mailer-daemon', 'postmaster'];

/** How mail programs begin the subject of an out-of-office, lower-case; many mark it in no other way. */
const AUTOMATIC_SUBJECTS = [
  'auto-reply',
  'automatic reply',
  'autoreply',
  'out of office',
  'out of office autoreply',
  'out-of-office',
  'abwesenheitsnotiz',
  'automatische antwort',
  'réponse automatique',
  'respuesta automática',
  'risposta automatica',
  'automatisch antwoord',
  'autosvar',
  'automatiskt svar',
  'resposta automática',
  'automatická odpověď',
  'automatyczna odpowiedź',
  '自動応答',
  '自动回复',
  '自动答复',
];

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
  const subject = headers.get('subject') ?? '';
  const autoSubmitted = headers.get('auto-submitted') ?? 'no';
  return (
    !autoSubmitted.startsWith('no') ||
    BULK_PRECEDENCE.includes(headers.get('precedence') ?? '') ||
    AUTOMATIC_HEADERS.some((name) => headers.has(name)) ||
    isAutomaticSubject(subject) ||
    (headers.get('content-type') ?? '').startsWith('multipart/report')
  );
}

/** A mark of an outside sender may stand before it. A person's "Automatic doors" or "Re: Automatic reply: …" is none. */
function isAutomaticSubject(subject: string): boolean {
  const plain = subject
    .normalize('NFC')
    .replace(/^\s*\[[^\]]{1,20}\]/, '')
    .trim();
  return AUTOMATIC_SUBJECTS.some(
    (prefix) => plain.startsWith(prefix) && /^(?:$|\s*[:：])/.test(plain.slice(prefix.length)),
  );
}
