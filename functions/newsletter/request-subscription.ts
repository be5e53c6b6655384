import type { EmailAddress } from '../shared/email-address.ts';
import { newSubscriberId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { capsOf, hashIp, type OwnCap } from './domain/caps.ts';
import { confirmationOccasion } from './domain/confirmation-occasion.ts';
import { afterRequest, type Consent, type Subscriber } from './domain/subscriber.ts';
import { TooManySignUpsError } from './errors.ts';
import { findDailyMail } from './find-daily-mail.ts';
import { signUpUrl } from './newsletter-links.ts';
import type { NewsletterContext, NewsletterPorts } from './newsletter-ports.ts';
import { sendTakenMail, takeOfAll } from './send-asked-mail.ts';
import type { SignUpCaps } from './sign-up-caps.ts';
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
 * subscribed, so that nobody learns who is; only an address that wants no mail, or takes none, gets none. What goes out is taken
 * of the caps before the address is looked at, so that they tell nothing of it either. Throws TooManySignUpsError, SignUpsClosedError,
 * ConfirmationPendingError or NewsletterOwnerMissingError.
 */
export async function requestSubscription(
  ports: RequestSubscriptionPorts,
  context: NewsletterContext,
  wish: SubscriptionWish,
): Promise<void> {
  const { current } = await ports.tokenKeys.readTokenKeys();
  await refuseCrowds(ports, capsOf(current, wish.ip));
  await takeOfAll(ports);
  const subscriber = await recordWish(ports, wish, {
    ...wish.consent,
    page: signUpUrl(context.webOrigin),
    at: toIsoInstant(ports.clock.now()),
    ipHash: hashIp(current, wish.ip),
  });
  const occasion = confirmationOccasion(subscriber ?? { address: wish.address, status: 'pending' });
  const deliveryId = await findDailyMail(ports, occasion);
  await sendTakenMail(ports, context, await writeConfirmation(ports, context, wish.address, deliveryId));
}

/** Whoever asks uses up their own caps before they touch the one that all share. */
async function refuseCrowds({ caps, clock }: RequestSubscriptionPorts, ownCap: OwnCap): Promise<void> {
  if (await caps.takeOwn(ownCap, clock.now())) return;
  log.warn('A sign-up was refused: too many came from its network in this hour');
  throw new TooManySignUpsError('Too many sign-ups from one network in this hour');
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
