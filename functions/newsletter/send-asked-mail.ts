import type { OutgoingMail } from '../delivery/mail-transport.ts';
import { type SendDeliveryResult, sendDelivery } from '../delivery/send-delivery.ts';
import { log } from '../shared/log.ts';
import { ALL_CONFIRMATIONS } from './domain/caps.ts';
import { ConfirmationPendingError, SignUpsClosedError } from './errors.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import type { NewsletterContext, NewsletterPorts } from './newsletter-ports.ts';
import type { SignUpCaps } from './sign-up-caps.ts';
import { SIGN_UPS_CLOSED } from './sign-ups-closed.ts';

export interface SendAskedMailPorts extends NewsletterPorts {
  readonly caps: Pick<SignUpCaps, 'take' | 'giveBack'>;
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
  await takeOfAll(ports);
  await sendTakenMail(ports, context, mail);
}

/** Takes one mail out of what all strangers share. Throws SignUpsClosedError when the hour's mails are spent. */
export async function takeOfAll({ caps, clock }: Pick<SendAskedMailPorts, 'caps' | 'clock'>): Promise<void> {
  if (await caps.take(ALL_CONFIRMATIONS, clock.now())) return;
  log.error(SIGN_UPS_CLOSED);
  throw new SignUpsClosedError('Too many mails of the newsletter were asked for in this hour');
}

/**
 * The same for whoever has taken it out of what all share; it is given back when nothing goes out: else ten thousand requests
 * for one address would close the door to everybody.
 */
export async function sendTakenMail(
  ports: SendAskedMailPorts,
  context: NewsletterContext,
  mail: OutgoingMail,
): Promise<void> {
  const { ownerId } = await findNewsletterOwner(ports.owners, context.operatorAddress);
  const result = await sendDelivery(ports, { mail, kind: 'confirmation', ownerId, subjects: [] });
  if (!wentOut(result)) await ports.caps.giveBack(ALL_CONFIRMATIONS, ports.clock.now());
  if (result.outcome !== 'refused') return;
  log.warn('SES refused a mail of the newsletter', { reason: result.reason });
  if (result.reason !== 'rejected') throw new ConfirmationPendingError(`SES is busy (${result.reason})`);
}

const wentOut = (result: SendDeliveryResult) =>
  (result.outcome === 'sent' || result.outcome === 'unknown') && result.isEarlier !== true;
