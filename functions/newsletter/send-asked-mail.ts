import type { OutgoingMail } from '../delivery/mail-transport.ts';
import { sendDelivery } from '../delivery/send-delivery.ts';
import { log } from '../shared/log.ts';
import { ALL_CONFIRMATIONS } from './domain/caps.ts';
import { ConfirmationPendingError, SignUpsClosedError } from './errors.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import type { NewsletterContext, NewsletterPorts } from './newsletter-ports.ts';
import type { SignUpCaps } from './sign-up-caps.ts';
import { SIGN_UPS_CLOSED } from './sign-ups-closed.ts';

export interface SendAskedMailPorts extends NewsletterPorts {
  readonly caps: Pick<SignUpCaps, 'take'>;
}

/**
 * Sends what somebody asked for on a page, unless it went out. Throws ConfirmationPendingError while SES is busy,
 * SignUpsClosedError when the hour's mails are spent, or NewsletterOwnerMissingError.
 */
export async function sendAskedMail(
  ports: SendAskedMailPorts,
  context: NewsletterContext,
  mail: OutgoingMail,
): Promise<void> {
  const { ownerId } = await findNewsletterOwner(ports.owners, context.operatorAddress);
  const wasAskedFor = (await ports.ledger.find(mail.deliveryId)) !== undefined;
  if (!wasAskedFor && !(await ports.caps.take(ALL_CONFIRMATIONS, ports.clock.now()))) {
    log.error(SIGN_UPS_CLOSED);
    throw new SignUpsClosedError('Too many mails of the newsletter were asked for in this hour');
  }
  const result = await sendDelivery(ports, { mail, kind: 'confirmation', ownerId, subjects: [] });
  if (result.outcome !== 'refused') return;
  log.warn('SES refused a mail of the newsletter', { reason: result.reason });
  if (result.reason !== 'rejected') throw new ConfirmationPendingError(`SES is busy (${result.reason})`);
}
