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

const LINK = 'https://kith.invalid/link';

/** Rendered for each newsletter once: whoever asks a thousand times for one mail must not cost a thousand renderings. */
const rendered = new WeakMap<NewsletterContext, ReturnType<typeof renderConfirmation>>();

/** The mail that asks whether the newsletter is wanted at this address. */
export async function writeConfirmation(
  { tokenKeys, clock }: Pick<NewsletterPorts, 'tokenKeys' | 'clock'>,
  context: NewsletterContext,
  address: EmailAddress,
  deliveryId: DeliveryId,
): Promise<OutgoingMail> {
  const letter = rendered.get(context) ?? renderConfirmation(context);
  rendered.set(context, letter);
  const keys = await tokenKeys.readTokenKeys();
  const link = signConfirmUrl(keys, deliveryId, clock.now(), context.webOrigin);
  return {
    deliveryId,
    from: newsletterSender(context),
    to: { address },
    subject: letter.subject,
    html: letter.html.replaceAll(LINK, link),
    text: letter.text.replaceAll(LINK, link),
  };
}

/** With a link that leads nowhere in place of the reader's: both are of letters that HTML leaves as they are. */
function renderConfirmation({ newsletter }: NewsletterContext) {
  const props = { newsletterName: newsletter.name, ownerName: newsletter.from.name, confirmUrl: LINK };
  return {
    subject: confirmSubscriptionSubject(props),
    html: renderMail(createElement(ConfirmSubscription, props)),
    text: confirmSubscriptionText(props),
  };
}
