import { createElement } from 'react';
import {
  PreferencesLink,
  preferencesLinkSubject,
  preferencesLinkText,
} from '../../emails/preferences-link.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { findLeaving } from './leave-newsletter.ts';
import { newsletterSender } from './newsletter-address.ts';
import type { NewsletterContext } from './newsletter-ports.ts';
import { signPreferencesUrl } from './preference-links.ts';
import { idOfAskedMail, type SendAskedMailPorts, sendAskedMail } from './send-asked-mail.ts';

/**
 * Sends the subscriber, and nobody else, the link to what is held of them: whoever has an issue, perhaps forwarded, may ask
 * for it. Throws ConfirmationPendingError or NewsletterOwnerMissingError.
 */
export async function sendPreferencesLink(
  ports: SendAskedMailPorts,
  context: NewsletterContext,
  subscriberId: string,
): Promise<'asked' | 'unknown'> {
  const subscriber = await findLeaving(ports, subscriberId);
  if (subscriber === undefined) return 'unknown';
  const { newsletter, webOrigin } = context;
  const deliveryId = idOfAskedMail(ports, context, subscriber);
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
