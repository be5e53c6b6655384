import { type EmailAddress, emailAddressSchema } from '../shared/email-address.ts';
import type { NewsletterContext } from './newsletter-ports.ts';

/** Who a mail of the newsletter is from: an address apart from Kith's other mail, so that one's troubles are not the other's. */
export function newsletterSender({ newsletter, mailDomain }: NewsletterContext): {
  readonly name: string;
  readonly address: EmailAddress;
} {
  const { name, localPart } = newsletter.from;
  return { name, address: emailAddressSchema.parse(`${localPart}@${mailDomain}`) };
}
