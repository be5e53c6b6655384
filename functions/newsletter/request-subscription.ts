import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { capOfMailbox, capsOf, hashIp } from './domain/caps.ts';
import type { Consent } from './domain/subscriber.ts';
import { TooManySignUpsError } from './errors.ts';
import { signUpUrl } from './newsletter-links.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import { takeOfAll } from './send-asked-mail.ts';
import type { SignUpCaps } from './sign-up-caps.ts';
import type { SignUpQueue } from './sign-up-queue.ts';

export interface RequestSubscriptionPorts {
  readonly caps: Pick<SignUpCaps, 'take' | 'takeOwn'>;
  readonly signUps: SignUpQueue;
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
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
 * Somebody asked for the newsletter, by whatever form: it is let in by the caps, and taken up by itself (take-up-sign-up.ts). The
 * address is not looked up here, so that neither the answer nor the time it takes tells anything of it. Whoever asks uses up their
 * own caps before they touch the one that all share; what comes again and again for one mailbox goes no further, and is told the
 * same. Throws TooManySignUpsError or SignUpsClosedError.
 */
export async function requestSubscription(
  ports: RequestSubscriptionPorts,
  { webOrigin }: Pick<NewsletterContext, 'webOrigin'>,
  { address, firstName, topics, language, ip, consent }: SubscriptionWish,
): Promise<void> {
  const { caps, signUps, tokenKeys, clock } = ports;
  const { current } = await tokenKeys.readTokenKeys();
  const now = clock.now();
  if (!(await caps.takeOwn(capsOf(current, ip), now))) {
    log.warn('A sign-up was refused: too many came from its network in this hour');
    throw new TooManySignUpsError('Too many sign-ups from one network in this hour');
  }
  if (!(await caps.take(capOfMailbox(current, address), now))) return;
  await takeOfAll(caps, now);
  await signUps.put({
    address,
    firstName,
    topics: topics && [...topics],
    language,
    consent: {
      ...consent,
      page: signUpUrl(webOrigin),
      at: toIsoInstant(now),
      ipHash: hashIp(current, ip),
    },
  });
}
