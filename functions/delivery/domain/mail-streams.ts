import { type EmailAddress, emailAddressSchema } from '../../shared/email-address.ts';

/*
 * From differs by stream, so that each has a reputation of its own and a filter can tell them apart: Kith's mail to the
 * owner, the owner's check-ins, the newsletter. All are of the one domain that is verified, or below it: SES signs both with its
 * key, which is what DMARC asks for unless it is set to be strict. Replies go elsewhere (Reply-To).
 */

export interface Sender {
  readonly name: string;
  readonly address: EmailAddress;
}

const MAX_SLUG_CHARACTERS = 64; // RFC 5321, 4.5.3.1.1
/** For names without a Latin letter, and for names that would be taken for Kith's own address. */
const NEUTRAL_LOCAL_PART = 'hello';
const RESERVED = ['', 'kith', 'postmaster', 'abuse'];

/** Briefs, notices and what is passed on to the owner: `Kith <kith@DOMAIN>`. */
export function kithSender(mailDomain: string): Sender {
  return { name: 'Kith', address: emailAddressSchema.parse(`kith@${mailDomain}`) };
}

/**
 * Check-ins come from the address that their answers go to, since an address book keeps From: mail to it arrives for ever. Where
 * mail comes in at a domain of its own, of which SES lets nobody send, they come from the owner's name at the verified one.
 */
export function letterSender(ownerName: string, lastingAddress: EmailAddress, mailDomain: string): Sender {
  const isOurs = lastingAddress.endsWith(`.${mailDomain}`);
  return isOurs ? { name: ownerName, address: lastingAddress } : ownerSender(ownerName, mailDomain);
}

/** `Nora Lindqvist <nora.lindqvist@DOMAIN>`. */
export function ownerSender(ownerName: string, mailDomain: string): Sender {
  const slug = toSlug(ownerName);
  const localPart = RESERVED.includes(slug) ? NEUTRAL_LOCAL_PART : slug;
  return { name: ownerName, address: emailAddressSchema.parse(`${localPart}@${mailDomain}`) };
}

/** Issues and confirmations: name and local part as the settings of the newsletter say. */
export function newsletterSender(
  from: { readonly name: string; readonly localPart: string },
  mailDomain: string,
): Sender {
  return { name: from.name, address: emailAddressSchema.parse(`${from.localPart}@${mailDomain}`) };
}

/** `Åsa Öberg-Li` → `asa.oberg-li` */
function toSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '.')
    .slice(0, MAX_SLUG_CHARACTERS)
    .replace(/^[.-]+|[.-]+$/g, '');
}
