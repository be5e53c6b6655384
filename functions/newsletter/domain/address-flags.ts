import * as z from 'zod';
import type { EmailAddress } from '../../shared/email-address.ts';

/** role: whoever holds an office reads it, or several do. disposable: made for an hour, and then read by nobody. */
export const addressFlagSchema = z.enum(['role', 'disposable']);

type AddressFlag = z.infer<typeof addressFlagSchema>;

/** RFC 2142, and what is as common; `news` and `list-request` are those of lists. */
const ROLES = new Set(
  `abuse admin administrator billing contact ftp help hello hostmaster info inquiries list list-request mailer-daemon
  marketing news no-reply noc noreply office postmaster root sales security spam support team trouble usenet uucp webmaster
  www`.split(/\s+/),
);

/** The services that most people use. Lists of all hold a hundred thousand domains and are out of date in a week. */
const DISPOSABLE = new Set(
  `10minutemail.com 10minutemail.net burnermail.io discard.email discardmail.com dispostable.com dropmail.me emailondeck.com
  fakeinbox.com fakemail.net getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de
  guerrillamail.info guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com inboxkitten.com jetable.org
  mail-temp.com mail.tm mail7.io mailcatch.com maildrop.cc mailinator.com mailinator.net mailnesia.com mailnull.com mailsac.com
  mailtemp.info mintemail.com moakt.com mohmal.com mytemp.email nada.email pokemail.net sharklasers.com spam4.me
  spambog.com spamex.com spamgourmet.com temp-mail.io temp-mail.org tempail.com tempinbox.com tempmail.com tempmail.dev
  tempmailo.com tempr.email throwawaymail.com trash-mail.com trashmail.com trashmail.de trashmail.net wegwerfemail.de
  wegwerfmail.de yopmail.com yopmail.fr yopmail.net`.split(/\s+/),
);

/**
 * What the owner may want to know of an address; undefined where there is nothing. Never a reason to refuse it: a `hello@` is
 * how many people write.
 */
export function flagsOf(address: EmailAddress): AddressFlag[] | undefined {
  const [localPart = '', domain = ''] = address.split(/@(?=[^@]*$)/);
  const isRole = ROLES.has(localPart.replace(/\+.*$/, ''));
  const isDisposable = parentsOf(domain).some((parent) => DISPOSABLE.has(parent));
  const flags = addressFlagSchema.options.filter((flag) => (flag === 'role' ? isRole : isDisposable));
  return flags.length > 0 ? flags : undefined;
}

/** `a.b.com` → `a.b.com`, `b.com`, `com`: such services hand out subdomains, too. */
const parentsOf = (domain: string): readonly string[] =>
  domain.split('.').map((_, index, labels) => labels.slice(index).join('.'));
