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
  readonly mail: Pick<InboundMail, 'envelopeSender' | 'verdicts' | 'releasedFrom'>;
  readonly content: Pick<MailContent, 'from' | 'dkimDomains'>;
  readonly automatic: boolean;
  readonly token: 'valid' | 'expired' | 'forged';
  /** Confirmed addresses of the owner whose person the token names; undefined when there is no such person. */
  readonly ownerAddresses: readonly EmailAddress[] | undefined;
}

interface Rule {
  readonly appliesTo: (evidence: Evidence) => boolean;
  readonly judgement: Exclude<Judgement, 'accepted'>;
  /** What the operator vouches for by releasing a mail so judged; false: it is read again, and judged as before. */
  readonly released: 'may be opened' | 'may be old' | 'is the owner’s' | false;
}

/**
 * The trust policy. The first rule that applies decides; what none applies to is accepted. A release lifts the one rule that
 * held the mail and no other: what may be opened must still come from the owner.
 */
const POLICY: readonly Rule[] = [
  { appliesTo: ({ mail }) => hasSpamOrVirus(mail), judgement: 'quarantined', released: 'may be opened' },
  { appliesTo: ({ automatic }) => automatic, judgement: 'automatic', released: false },
  { appliesTo: ({ token }) => token === 'forged', judgement: 'forged', released: false },
  { appliesTo: ({ token }) => token === 'expired', judgement: 'expired', released: 'may be old' },
  { appliesTo: ({ ownerAddresses }) => !ownerAddresses, judgement: 'unmatched', released: false },
  { appliesTo: (evidence) => !isFromOwner(evidence), judgement: 'untrusted', released: 'is the owner’s' },
];

export function judgeSender(evidence: Evidence): Judgement {
  const isLifted = ({ judgement, released }: Rule) =>
    released !== false && isReleasedFrom(evidence.mail, judgement);
  const rule = POLICY.find((candidate) => candidate.appliesTo(evidence) && !isLifted(candidate));
  return rule?.judgement ?? 'accepted';
}

/** Whether a mail of anybody, owner, contact or reader, must stay unopened. */
export const isQuarantined = (mail: Pick<InboundMail, 'verdicts' | 'releasedFrom'>): boolean =>
  hasSpamOrVirus(mail) && !isReleasedFrom(mail, 'quarantined');

const hasSpamOrVirus = ({ verdicts: { virus, spam } }: Pick<InboundMail, 'verdicts'>): boolean =>
  virus === 'FAIL' || spam === 'FAIL';

const isReleasedFrom = ({ releasedFrom = [] }: Pick<InboundMail, 'releasedFrom'>, fate: Judgement): boolean =>
  releasedFrom.includes(fate);

/** From names one address, it is the owner's, and its domain vouches for the message. */
function isFromOwner({ mail, content, ownerAddresses = [] }: Evidence): boolean {
  const [sender, ...otherSenders] = content.from;
  if (sender === undefined || otherSenders.length > 0) return false;
  return ownerAddresses.includes(sender) && isAuthenticated(sender, mail, content);
}

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
