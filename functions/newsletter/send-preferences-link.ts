import { createElement } from 'react';
import {
  PreferencesLink,
  preferencesLinkSubject,
  preferencesLinkText,
} from '../../emails/preferences-link.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import type { Subscriber } from './domain/subscriber.ts';
import { findLeaving } from './leave-newsletter.ts';
import { newsletterSender } from './newsletter-address.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import { signPreferencesUrl } from './preference-links.ts';
import { type SendAskedMailPorts, sendAskedMail } from './send-asked-mail.ts';

/** Whoever has a forwarded issue may press its button; more would fill a mailbox. */
const MOST_A_DAY = 3;
/** For so long a mail that went out still leaves time enough, since its link opens for an hour. */
const MINUTES_BETWEEN_MAILS = 30;

/**
 * Sends the subscriber, and nobody else, the link to what is held of them: whoever has an issue, perhaps forwarded, may ask
 * for it. Throws ConfirmationPendingError, SignUpsClosedError or NewsletterOwnerMissingError.
 */
export async function sendPreferencesLink(
  ports: SendAskedMailPorts,
  context: NewsletterContext,
  subscriberId: string,
): Promise<'asked' | 'unknown'> {
  const subscriber = await findLeaving(ports, subscriberId);
  if (subscriber === undefined) return 'unknown';
  const deliveryId = await findNextMail(ports, subscriber);
  if (deliveryId === undefined) return 'asked';
  const { newsletter, webOrigin } = context;
  const keys = await ports.tokenKeys.readTokenKeys();
  const props = {
    newsletterName: newsletter.name,
    preferencesUrl: signPreferencesUrl(keys, deliveryId, ports.clock.now(), webOrigin),
  };
  await sendAskedMail(ports, context, {
    deliveryId,
    from: newsletterSender(context),
    to: { address: subscriber.address },
    subject: preferencesLinkSubject(props),
    html: renderMail(createElement(PreferencesLink, props)),
    text: preferencesLinkText(props),
  });
  return 'asked';
}

/** The mail of today (UTC) that is still new, or else the next one; undefined when the day's are spent. */
async function findNextMail(
  { ledger, clock }: SendAskedMailPorts,
  { subscriberId }: Subscriber,
): Promise<DeliveryId | undefined> {
  const now = clock.now();
  const day = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  for (let place = 1; place <= MOST_A_DAY; place += 1) {
    const deliveryId = deriveDeliveryId('preferences-link', subscriberId, day, place.toString());
    const delivery = await ledger.find(deliveryId);
    if (delivery === undefined) return deliveryId;
    const age = fromIsoInstant(delivery.claimedAt).until(now);
    if (age.total('minutes') < MINUTES_BETWEEN_MAILS) return deliveryId;
  }
  return undefined;
}
