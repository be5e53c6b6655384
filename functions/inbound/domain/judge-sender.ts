import type { EmailAddress } from '../../shared/email-address.ts';
import type { InboundMail, MailContent } from './inbound-mail.ts';

/**
 * accepted: the owner wrote it. quarantined: SES found a virus or spam. automatic: a machine wrote it.
 * forged: Kith did not sign the address. unmatched: it did, but the message or the person is gone.
 * expired: the address is too old. untrusted: nothing proves that the owner wrote it.
 */
export type Judgement =
  | 'accepted'
  | 'quarantined'
  | 'automatic'
  | 'forged'
  | 'unmatched'
  | 'expired'
  | 'untrusted';

export interface Evidence {
  readonly mail: Pick<InboundMail, 'envelopeSender' | 'verdicts' | 'isReleased'>;
  readonly content: Pick<MailContent, 'from' | 'dkimDomains'>;
  readonly automatic: boolean;
  readonly token: 'valid' | 'expired' | 'forged';
  /** Confirmed addresses of the owner whose person the token names; undefined when there is no such person. */
  readonly ownerAddresses: readonly EmailAddress[] | undefined;
}

/**
 * The trust policy: what may be done with a message. The first rule that applies decides. A release by the operator vouches
 * for what is in the mail (it is opened), for who sent it, and for an address that is too old; never for an address that Kith did
 * not sign, nor for a person who is gone.
 */
export function judgeSender({ mail, content, automatic, token, ownerAddresses }: Evidence): Judgement {
  if (isQuarantined(mail)) return 'quarantined';
  if (automatic) return 'automatic';
  if (token === 'forged') return 'forged';
  if (token === 'expired' && !mail.isReleased) return 'expired';
  if (ownerAddresses === undefined) return 'unmatched';

  if (mail.isReleased) return 'accepted';
  const [sender, ...otherSenders] = content.from;
  if (sender === undefined || otherSenders.length > 0) return 'untrusted';
  if (!ownerAddresses.includes(sender)) return 'untrusted';
  return isAuthenticated(sender, mail, content) ? 'accepted' : 'untrusted';
}

export const isQuarantined = ({
  verdicts: { virus, spam },
  isReleased = false,
}: Pick<InboundMail, 'verdicts' | 'isReleased'>): boolean =>
  !isReleased && (virus === 'FAIL' || spam === 'FAIL');

/**
 * Whether the domain in From vouches for the message. DMARC PASS says so. Where the domain has no DMARC policy (GRAY),
 * SPF or DKIM must pass for that same domain. SES does not say which signature passed, so all must be of that domain.
 */
export function isAuthenticated(
  sender: EmailAddress,
  { verdicts, envelopeSender }: Evidence['mail'],
  { dkimDomains }: Evidence['content'],
): boolean {
  if (verdicts.dmarc === 'PASS') return true;
  if (verdicts.dmarc !== 'GRAY') return false;
  const fromDomain = domainOf(sender);
  const spf = verdicts.spf === 'PASS' && isAligned(fromDomain, domainOf(envelopeSender));
  const dkim =
    verdicts.dkim === 'PASS' &&
    dkimDomains.length > 0 &&
    dkimDomains.every((domain) => isAligned(fromDomain, domain));
  return spf || dkim;
}

/**
 * The same domain, or a parent that vouches for it. Narrower than DMARC's relaxed alignment (RFC 7489, 3.1), which also
 * takes a child's word for its parent and so needs the list of public suffixes.
 */
function isAligned(fromDomain: string, vouchingDomain: string): boolean {
  if (!vouchingDomain.includes('.')) return false;
  return fromDomain === vouchingDomain || fromDomain.endsWith(`.${vouchingDomain}`);
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
