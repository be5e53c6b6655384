import { sendDelivery } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { type DeliveryId, newSubscriberId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { ALL_CONFIRMATIONS, type Cap, capsOf, hashIp } from './domain/caps.ts';
import { confirmationOccasion } from './domain/confirmation-occasion.ts';
import { afterRequest, type Consent, type Subscriber } from './domain/subscriber.ts';
import { ConfirmationPendingError, SignUpsClosedError, TooManySignUpsError } from './errors.ts';
import { findDailyMail } from './find-daily-mail.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import { signUpUrl } from './newsletter-links.ts';
import type { NewsletterContext, NewsletterPorts } from './newsletter-ports.ts';
import type { SignUpCaps } from './sign-up-caps.ts';
import { SIGN_UPS_CLOSED } from './sign-ups-closed.ts';
import { writeConfirmation } from './write-confirmation.ts';

export interface RequestSubscriptionPorts extends NewsletterPorts {
  readonly caps: SignUpCaps;
}

export interface SubscriptionWish {
  readonly address: EmailAddress;
  readonly firstName: string | undefined;
  /** Ids of the newsletter's topics. */
  readonly topics: readonly string[] | undefined;
  /** BCP 47. */
  readonly language: string | undefined;
  /** Of whoever sent it; only its keyed hash is kept. */
  readonly ip: string;
  readonly consent: Pick<Consent, 'words' | 'form' | 'site'>;
}

/**
 * Somebody asked for the newsletter, by whatever form. Whoever reads that address gets one mail within 24 hours at most (another,
 * if they left and come back), and is asked; nothing of what the visitor typed is in it. It is the same for an address that is
 * subscribed, so that nobody learns who is; only an address that wants no mail, or takes none, gets none. The caps are looked
 * at before the address is, and so tell nothing of it either. Throws TooManySignUpsError, SignUpsClosedError,
 * ConfirmationPendingError or NewsletterOwnerMissingError.
 */
export async function requestSubscription(
  ports: RequestSubscriptionPorts,
  context: NewsletterContext,
  wish: SubscriptionWish,
): Promise<void> {
  const { current } = await ports.tokenKeys.readTokenKeys();
  await refuseCrowds(ports, capsOf(current, wish.ip));
  const [owner] = await Promise.all([
    findNewsletterOwner(ports.owners, context.operatorAddress),
    refuseWhileClosed(ports),
  ]);
  const subscriber = await recordWish(ports, wish, {
    ...wish.consent,
    page: signUpUrl(context.webOrigin),
    at: toIsoInstant(ports.clock.now()),
    ipHash: hashIp(current, wish.ip),
  });
  const occasion = confirmationOccasion(subscriber ?? { address: wish.address, status: 'pending' });
  const deliveryId = await findDailyMail(ports, occasion);
  if (await isFinished(ports, deliveryId)) return;
  const mail = await writeConfirmation(ports, context, wish.address, deliveryId);
  const result = await sendDelivery(ports, {
    mail,
    kind: 'confirmation',
    ownerId: owner.ownerId,
    subjects: [],
  });
  if (result.outcome !== 'refused') return;
  log.warn('SES refused a confirmation', { reason: result.reason });
  if (result.reason !== 'rejected') throw new ConfirmationPendingError(`SES is busy (${result.reason})`);
}

/** Whoever asks uses up their own caps before they touch the one that all share. */
async function refuseCrowds(
  { caps, clock }: RequestSubscriptionPorts,
  ownCaps: readonly Cap[],
): Promise<void> {
  for (const cap of ownCaps) {
    if (await caps.take(cap, clock.now())) continue;
    log.warn('A sign-up was refused: too many came from its network in this hour');
    throw new TooManySignUpsError('Too many sign-ups from one network in this hour');
  }
}

async function refuseWhileClosed({ caps, clock }: RequestSubscriptionPorts): Promise<void> {
  if (!(await caps.hasLeft(ALL_CONFIRMATIONS, clock.now()))) refuseAll();
}

function refuseAll(): never {
  log.error(SIGN_UPS_CLOSED);
  throw new SignUpsClosedError('Too many confirmations were asked for in this hour');
}

function recordWish(
  { subscribers }: RequestSubscriptionPorts,
  { address, firstName, topics, language }: SubscriptionWish,
  consent: Consent,
): Promise<Subscriber | undefined> {
  return changeSubscriber(
    subscribers,
    () => subscribers.find(address),
    (subscriber) =>
      afterRequest(subscriber, { address, firstName, topics, language, consent }, newSubscriberId),
  );
}

/**
 * Whether the mail went out earlier, so that nothing is left to do. Taken out of the cap of all is only what goes out: else
 * ten thousand requests for one address would close the door to everybody.
 */
async function isFinished(
  { ledger, caps, clock }: RequestSubscriptionPorts,
  deliveryId: DeliveryId,
): Promise<boolean> {
  const delivery = await ledger.find(deliveryId);
  if (delivery !== undefined) return delivery.status !== 'claimed';
  if (!(await caps.take(ALL_CONFIRMATIONS, clock.now()))) refuseAll();
  return false;
}
