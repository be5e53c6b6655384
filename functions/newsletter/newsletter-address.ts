import { type Sender, newsletterSender as senderOf } from '../delivery/domain/mail-streams.ts';
import type { NewsletterContext } from './newsletter-ports.ts';

/** Who a mail of the newsletter is from. */
export function newsletterSender({ newsletter, mailDomain }: NewsletterContext): Sender {
  return senderOf(newsletter.from, mailDomain);
}
