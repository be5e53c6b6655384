import { createElement } from 'react';
import { ConfirmAddress, confirmAddressSubject, confirmAddressText } from '../../emails/confirm-address.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { newSubscriberId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { afterMove, afterMoveRequest, afterMovingOut } from './domain/address-change.ts';
import { capOfMoves } from './domain/caps.ts';
import { confirmationOccasion } from './domain/confirmation-occasion.ts';
import type { Subscriber } from './domain/subscriber.ts';
import { TooManyNewAddressesError } from './errors.ts';
import { findDailyMail } from './find-daily-mail.ts';
import { newsletterSender } from './newsletter-address.ts';
import type { NewsletterContext, NewsletterPorts } from './newsletter-ports.ts';
import { readAddressToken, signAddressUrl } from './preference-links.ts';
import { type SendAskedMailPorts, sendAskedMail } from './send-asked-mail.ts';

/**
 * Asks the reader of the new address whether the newsletter should come there; until they say yes, nothing changes for the
 * old one. Throws TooManyNewAddressesError, SignUpsClosedError, ConfirmationPendingError or NewsletterOwnerMissingError.
 */
export async function requestAddressChange(
  ports: SendAskedMailPorts,
  context: NewsletterContext,
  reader: Subscriber,
  address: EmailAddress,
): Promise<void> {
  if (address === reader.address) return;
  if (!(await ports.caps.take(capOfMoves(reader), ports.clock.now())))
    throw new TooManyNewAddressesError('A reader asked at too many new addresses in this hour');
  const at = toIsoInstant(ports.clock.now());
  const newcomer = await changeSubscriber(
    ports.subscribers,
    () => ports.subscribers.find(address),
    (found) => afterMoveRequest(found, reader, { address, at, newId: newSubscriberId }),
  );
  if (newcomer === undefined) return;
  const { newsletter, webOrigin } = context;
  // Shared with the confirmations, so that a mailbox is not filled by pressing buttons of several kinds.
  const deliveryId = await findDailyMail(ports, confirmationOccasion({ ...newcomer, leftAt: undefined }));
  const keys = await ports.tokenKeys.readTokenKeys();
  const props = {
    newsletterName: newsletter.name,
    confirmUrl: signAddressUrl(keys, deliveryId, ports.clock.now(), webOrigin),
  };
  await sendAskedMail(ports, context, {
    deliveryId,
    from: newsletterSender(context),
    to: { address },
    subject: confirmAddressSubject(props),
    html: renderMail(createElement(ConfirmAddress, props)),
    text: confirmAddressText(props),
  });
}

export interface ConfirmAddressPorts extends Pick<NewsletterPorts, 'subscribers' | 'ledger'> {
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
}

/** asked: nothing has moved yet. gone: nobody asks for it any more. */
export interface AddressChange {
  readonly outcome: 'forged' | 'expired' | 'gone' | 'asked' | 'moved';
}

/** Where the change of address behind a link stands; changes nothing. */
export async function findAddressChange(ports: ConfirmAddressPorts, token: string): Promise<AddressChange> {
  const { outcome } = await followAddressLink(ports, token);
  return { outcome };
}

/** Moves the subscription: first the new address gets it, then the old one ends. Repeating it completes what a crash left. */
export async function confirmAddressChange(
  ports: ConfirmAddressPorts,
  token: string,
): Promise<AddressChange> {
  const { outcome, reader, newcomer } = await followAddressLink(ports, token);
  if (outcome !== 'asked' || reader === undefined || newcomer === undefined) return { outcome };
  const at = toIsoInstant(ports.clock.now());
  const { subscribers } = ports;
  const change = (address: EmailAddress, step: (found: Subscriber) => Subscriber | undefined) =>
    changeSubscriber(
      subscribers,
      () => subscribers.find(address),
      (found) => found && step(found),
    );
  await change(newcomer.address, (found) => afterMove(found, reader, at));
  await change(reader.address, (found) => afterMovingOut(found, newcomer.address, at));
  return { outcome: 'moved' };
}

interface Followed extends AddressChange {
  readonly reader?: Subscriber | undefined;
  readonly newcomer?: Subscriber | undefined;
}

async function followAddressLink(
  { subscribers, ledger, tokenKeys, clock }: ConfirmAddressPorts,
  token: string,
): Promise<Followed> {
  const reading = readAddressToken(await tokenKeys.readTokenKeys(), token, clock.now());
  if (reading.outcome !== 'valid') return { outcome: reading.outcome };
  const delivery = await ledger.find(reading.target.deliveryId);
  const newcomer = delivery && (await subscribers.find(delivery.recipient));
  if (newcomer?.movesFrom === undefined) return { outcome: 'gone' };
  const reader = await subscribers.find(newcomer.movesFrom);
  if (reader?.movedTo === newcomer.address) return { outcome: 'moved' };
  return reader?.status === 'confirmed' ? { outcome: 'asked', reader, newcomer } : { outcome: 'gone' };
}
