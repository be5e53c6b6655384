import { createElement } from 'react';
import {
  ConfirmSubscription,
  confirmSubscriptionSubject,
  confirmSubscriptionText,
} from '../../emails/confirm-subscription.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { newsletterSender } from './newsletter-address.ts';
import { signConfirmUrl } from './newsletter-links.ts';
import type { NewsletterContext, NewsletterPorts } from './newsletter-ports.ts';

/** The mail that asks whether the newsletter is wanted at this address. */
export async function writeConfirmation(
  { tokenKeys, clock }: Pick<NewsletterPorts, 'tokenKeys' | 'clock'>,
  context: NewsletterContext,
  address: EmailAddress,
  deliveryId: DeliveryId,
): Promise<OutgoingMail> {
  const { newsletter, webOrigin } = context;
  const now = clock.now();
  const props = {
    newsletterName: newsletter.name,
    ownerName: newsletter.from.name,
    confirmUrl: signConfirmUrl(await tokenKeys.readTokenKeys(), deliveryId, now, webOrigin),
  };
  return {
    deliveryId,
    from: newsletterSender(context),
    to: { address },
    subject: confirmSubscriptionSubject(props),
    html: renderMail(createElement(ConfirmSubscription, props)),
    text: confirmSubscriptionText(props),
  };
}
