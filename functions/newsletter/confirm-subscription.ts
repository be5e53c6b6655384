import type { Ledger } from '../delivery/ledger.ts';
import type { Clock } from '../shared/clock.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { afterConfirmation, type Subscriber } from './domain/subscriber.ts';
import { readConfirmToken } from './newsletter-links.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export interface ConfirmSubscriptionPorts {
  readonly subscribers: Pick<SubscriberStore, 'find' | 'save'>;
  readonly ledger: Pick<Ledger, 'find'>;
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
}

/** forged: Kith did not sign it for this. gone: nobody asked for anything at the address of that mail any more. */
export type Confirmation =
  | { readonly outcome: 'forged' | 'expired' | 'gone' }
  | { readonly outcome: Subscriber['status'] };

/** Where the subscriber behind a link in a confirmation mail stands; changes nothing. */
export async function findConfirmation(
  ports: ConfirmSubscriptionPorts,
  token: string,
): Promise<Confirmation> {
  return followLink(ports, token, (read) => read());
}

/** Confirms the subscription behind the link. Repeating it changes nothing; who left since has to ask anew. */
export async function confirmSubscription(
  ports: ConfirmSubscriptionPorts,
  token: string,
): Promise<Confirmation> {
  const now = toIsoInstant(ports.clock.now());
  return followLink(ports, token, (read) =>
    changeSubscriber(
      ports.subscribers,
      read,
      (subscriber) => subscriber && afterConfirmation(subscriber, now),
    ),
  );
}

async function followLink(
  { subscribers, ledger, tokenKeys, clock }: ConfirmSubscriptionPorts,
  token: string,
  act: (read: () => Promise<Subscriber | undefined>) => Promise<Subscriber | undefined>,
): Promise<Confirmation> {
  const reading = readConfirmToken(await tokenKeys.readTokenKeys(), token, clock.now());
  if (reading.outcome !== 'valid') return { outcome: reading.outcome };
  const delivery = await ledger.find(reading.target.deliveryId);
  if (delivery === undefined) return { outcome: 'gone' };
  const subscriber = await act(() => subscribers.find(delivery.recipient));
  return { outcome: subscriber?.status ?? 'gone' };
}
