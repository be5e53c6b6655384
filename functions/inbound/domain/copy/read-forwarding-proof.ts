import { cleanLine } from '../../../circle/domain/clean-text.ts';
import type { EmailAddress } from '../../../shared/email-address.ts';
import type { MailContent } from '../inbound-mail.ts';

/** What a mail provider asks before it forwards somebody's mail. */
export interface ForwardingProof {
  /** `google.com` */
  readonly provider: string;
  readonly subject: string;
  readonly code: string | undefined;
  /** https, at the provider itself. */
  readonly link: string | undefined;
}

interface Provider {
  readonly domain: string;
  /** At some of them anybody can have an address; these are the provider's own. */
  readonly writers: RegExp;
  /** Where its confirmation is given. */
  readonly hosts: readonly string[];
}

const NO_REPLY = /^(?:forwarding-|forward-|mail-)?(?:no-?_?reply|do-?_?not-?_?reply)$/;

/** Anybody can have Google write from its other addresses, by a form or a shared file, and it redirects to anywhere. */
const GOOGLE: Provider = {
  domain: 'google.com',
  writers: /^forwarding-noreply$/,
  hosts: ['mail-settings.google.com', 'mail.google.com'],
};

/** Who asks, before it forwards mail, whether its new address wants that. */
const PROVIDERS: readonly Provider[] = [
  GOOGLE,
  ...[
    'zoho.com',
    'zoho.eu',
    'yahoo.com',
    'yahoo-inc.com',
    'fastmail.com',
    'proton.me',
    'yandex.ru',
    'yandex.com',
    'gmx.net',
    'gmx.com',
    'web.de',
    'mail.ru',
    'microsoft.com',
    'outlook.com',
    'apple.com',
    'icloud.com',
  ].map((domain) => ({ domain, writers: NO_REPLY, hosts: [domain] })),
];
const OF_FORWARDING =
  /forward|weiterleit|transf[eé]r|reenv|redirec|inoltr|doorst|vidarebefordr|videresend|przekaz|пересыл|переадрес|転送|转发|轉寄|전달/i;
const CODE = /(?:code|код|código|codice|kod|コード|代码|代碼)[^\d\n]{0,30}(\d{4,10})(?!\d)|\(#(\d{4,12})\)/i;
const LINK = /https:\/\/([a-z\d.-]{1,200})(?::443)?\/[^\s<>"')\]]{1,600}/gi;
/** A link that carries another one may lead there; a subject that does was not written by the provider alone. */
const CARRIED_LINK = /:\/\/|%3a%2f|www\./i;
const MAX_CHARACTERS = 20_000;
const LONGEST_SUBJECT = 200;

/** Undefined for any other mail. That `sender` is who they say must be proven before. */
export function readForwardingProof(
  sender: EmailAddress,
  { heading, text }: Pick<MailContent, 'heading' | 'text'>,
): ForwardingProof | undefined {
  const at = sender.lastIndexOf('@');
  const provider = PROVIDERS.find(({ domain }) => isWithin(sender.slice(at + 1), domain));
  if (!provider?.writers.test(sender.slice(0, at))) return undefined;
  const body = text.slice(0, MAX_CHARACTERS);
  if (!OF_FORWARDING.test(heading.subject) && !OF_FORWARDING.test(body)) return undefined;
  const [, spoken, numbered] = CODE.exec(`${heading.subject}\n${body}`) ?? [];
  const code = spoken ?? numbered;
  const link = findLink(body, provider);
  if (code === undefined && link === undefined) return undefined;
  return { provider: provider.domain, subject: saySubject(heading.subject), code, link };
}

function findLink(body: string, { hosts }: Provider): string | undefined {
  const [found] = [...body.matchAll(LINK)].filter(
    ([link, host = '']) =>
      hosts.some((known) => isWithin(host.toLowerCase(), known)) &&
      !CARRIED_LINK.test(link.slice('https://'.length + host.length)),
  );
  return found?.[0].replace(/[.,;]+$/, '');
}

const saySubject = (subject: string): string =>
  CARRIED_LINK.test(subject) ? '' : cleanLine(subject).slice(0, LONGEST_SUBJECT).toWellFormed();

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
