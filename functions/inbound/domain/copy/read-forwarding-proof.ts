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

/** Who asks, before it forwards mail, whether its new address wants that. */
const PROVIDERS = [
  'google.com',
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
] as const;
/** At some of them anybody can have an address; these are the provider's own. */
const PROVIDERS_OWN = /^(?:forwarding-|forward-|mail-)?(?:no-?_?reply|do-?_?not-?_?reply)$/;
const OF_FORWARDING =
  /forward|weiterleit|transf[eé]r|reenv|redirec|inoltr|doorst|vidarebefordr|videresend|przekaz|пересыл|переадрес|転送|转发|轉寄|전달/i;
const CODE = /(?:code|код|código|codice|kod|コード|代码|代碼)[^\d\n]{0,30}(\d{4,10})(?!\d)|\(#(\d{4,12})\)/i;
const LINK = /https:\/\/([a-z\d.-]{1,200})(?::443)?\/[^\s<>"')\]]{1,600}/gi;
const MAX_CHARACTERS = 20_000;
const LONGEST_SUBJECT = 200;

/** Undefined for any other mail. That `sender` is who they say must be proven before. */
export function readForwardingProof(
  sender: EmailAddress,
  { heading, text }: Pick<MailContent, 'heading' | 'text'>,
): ForwardingProof | undefined {
  const at = sender.lastIndexOf('@');
  const domain = sender.slice(at + 1);
  const provider = PROVIDERS.find((known) => isWithin(domain, known));
  if (provider === undefined || !PROVIDERS_OWN.test(sender.slice(0, at))) return undefined;
  const body = text.slice(0, MAX_CHARACTERS);
  if (!OF_FORWARDING.test(heading.subject) && !OF_FORWARDING.test(body)) return undefined;
  const [, spoken, numbered] = CODE.exec(`${heading.subject}\n${body}`) ?? [];
  const links = [...body.matchAll(LINK)].filter(([, host = '']) => isWithin(host.toLowerCase(), provider));
  const code = spoken ?? numbered;
  const link = links[0]?.[0].replace(/[.,;]+$/, '');
  if (code === undefined && link === undefined) return undefined;
  return { provider, subject: cleanLine(heading.subject).slice(0, LONGEST_SUBJECT), code, link };
}

const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);
