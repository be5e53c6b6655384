import { createElement } from 'react';
import {
  ConfirmSubscription,
  confirmSubscriptionSubject,
  confirmSubscriptionText,
} from '../../emails/confirm-subscription.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import { sendDelivery } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { type DeliveryId, deriveDeliveryId, newSubscriberId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { changeSubscriber } from './change-subscriber.ts';
import type { ConfirmationBudget } from './confirmation-budget.ts';
import { confirmationOccasion } from './domain/confirmation-occasion.ts';
import { afterRequest } from './domain/subscriber.ts';
import { ConfirmationPendingError } from './errors.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import { newsletterSender } from './newsletter-address.ts';
import { signConfirmUrl, signUpUrl } from './newsletter-links.ts';
import type { NewsletterContext, NewsletterPorts } from './newsletter-ports.ts';

export interface RequestSubscriptionPorts extends NewsletterPorts {
  readonly confirmationBudget: ConfirmationBudget;
}

export interface SubscriptionWish {
  readonly address: EmailAddress;
  readonly firstName: string | undefined;
  /** The words beside the button that was pressed. */
  readonly consentWords: string;
}

/**
 * Somebody typed an address into the form. Whoever reads that address gets one mail a day at most (another, if they left
 * and come back), and is asked; nothing of
 * what the visitor typed is in it. It is the same for an address that is subscribed, so that nobody learns who is; only an
 * address that wants no mail, or takes none, gets none. Throws ConfirmationPendingError or NewsletterOwnerMissingError.
 */
export async function requestSubscription(
  ports: RequestSubscriptionPorts,
  context: NewsletterContext,
  { address, firstName, consentWords }: SubscriptionWish,
): Promise<void> {
  const owner = await findNewsletterOwner(ports.owners, context.operatorAddress);
  const consent = {
    page: signUpUrl(context.webOrigin),
    at: toIsoInstant(ports.clock.now()),
    words: consentWords,
  };
  const subscriber = await changeSubscriber(
    ports.subscribers,
    () => ports.subscribers.find(address),
    (subscriber) => afterRequest(subscriber, { address, firstName, consent }, newSubscriberId),
  );
  const day = ports.clock.now().toZonedDateTimeISO(context.newsletter.slot.timeZone).toPlainDate().toString();
  const occasion = subscriber ? confirmationOccasion(subscriber, day) : [address, day];
  const deliveryId = deriveDeliveryId('confirmation', ...occasion);
  if (!(await maySend(ports, deliveryId))) return;
  const mail = await writeConfirmation(ports, context, address, deliveryId);
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

/** A mail that was asked for before takes nothing out of the budget: it does not go out again. */
async function maySend(
  { ledger, confirmationBudget, clock }: RequestSubscriptionPorts,
  deliveryId: DeliveryId,
): Promise<boolean> {
  if ((await ledger.find(deliveryId)) !== undefined) return true;
  if (await confirmationBudget.take(clock.now())) return true;
  log.warn('No confirmation was sent: too many were asked for in this hour');
  return false;
}

async function writeConfirmation(
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
