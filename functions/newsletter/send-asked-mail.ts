import type { Temporal } from 'temporal-polyfill';
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
  const takenAt = ports.clock.now();
  await takeOfAll(ports.caps, takenAt);
  try {
    await sendTakenMail(ports, context, { mail, takenAt });
  } catch (error) {
    if (error instanceof ConfirmationPendingError) await ports.caps.giveBack(ALL_CONFIRMATIONS, takenAt);
    throw error;
  }
}

/** Takes one mail out of what all strangers share. Throws SignUpsClosedError when the hour's mails are spent. */
export async function takeOfAll(caps: Pick<SignUpCaps, 'take'>, now: Temporal.Instant): Promise<void> {
  if (await caps.take(ALL_CONFIRMATIONS, now)) return;
  log.error(SIGN_UPS_CLOSED);
  throw new SignUpsClosedError('Too many mails of the newsletter were asked for in this hour');
}

interface TakenMail {
  readonly mail: OutgoingMail;
  /** When it was taken out of what all share: it goes back to that hour, however much later that is. */
  readonly takenAt: Temporal.Instant;
}

/**
 * The same for whoever has taken it out of what all share; it is given back when nothing goes out: else many requests for one
 * address would close the door to everybody. While SES is busy it stays taken, for whoever tries again.
 */
export async function sendTakenMail(
  ports: SendAskedMailPorts,
  context: NewsletterContext,
  { mail, takenAt }: TakenMail,
): Promise<void> {
  const { ownerId } = await findNewsletterOwner(ports.owners, context.operatorAddress);
  const result = await sendDelivery(ports, { mail, kind: 'confirmation', ownerId, subjects: [] });
  if (result.outcome === 'refused') {
    log.warn('SES refused a mail of the newsletter', { reason: result.reason });
    if (result.reason !== 'rejected') throw new ConfirmationPendingError(`SES is busy (${result.reason})`);
  }
  if (!wentOut(result)) await ports.caps.giveBack(ALL_CONFIRMATIONS, takenAt);
}

const wentOut = (result: SendDeliveryResult) =>
  (result.outcome === 'sent' || result.outcome === 'unknown') && result.isEarlier !== true;
