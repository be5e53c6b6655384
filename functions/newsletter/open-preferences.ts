import type { Ledger } from '../delivery/ledger.ts';
import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { afterWishes, type Wishes } from './domain/preferences.ts';
import type { Subscriber } from './domain/subscriber.ts';
import { readPreferencesToken } from './preference-links.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export interface OpenPreferencesPorts {
  readonly subscribers: Pick<SubscriberStore, 'find' | 'save'>;
  readonly ledger: Pick<Ledger, 'find'>;
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
}

/** forged: Kith did not sign it for this. gone: nothing is held of the address, if it is known, any more. */
export type OpenedPreferences =
  | { readonly outcome: 'forged' | 'expired' | 'gone'; readonly address?: EmailAddress | undefined }
  | { readonly outcome: 'open'; readonly subscriber: Subscriber };

/** Whoever the link was mailed to, as they stand; changes nothing. */
export async function openPreferences(
  { subscribers, ledger, tokenKeys, clock }: OpenPreferencesPorts,
  token: string,
): Promise<OpenedPreferences> {
  const reading = readPreferencesToken(await tokenKeys.readTokenKeys(), token, clock.now());
  if (reading.outcome !== 'valid') return { outcome: reading.outcome };
  const delivery = await ledger.find(reading.target.deliveryId);
  const subscriber = delivery && (await subscribers.find(delivery.recipient));
  return subscriber === undefined
    ? { outcome: 'gone', address: delivery?.recipient }
    : { outcome: 'open', subscriber };
}

/** Stores what the reader of the link wishes. Repeating it changes nothing. */
export async function changePreferences(
  ports: OpenPreferencesPorts,
  token: string,
  wished: Wishes,
): Promise<OpenedPreferences> {
  const opened = await openPreferences(ports, token);
  if (opened.outcome !== 'open') return opened;
  const { address } = opened.subscriber;
  const subscriber = await changeSubscriber(
    ports.subscribers,
    async (attempt) => (attempt === 1 ? opened.subscriber : await ports.subscribers.find(address)),
    (found) => found && afterWishes(found, wished),
  );
  return subscriber === undefined ? { outcome: 'gone' } : { outcome: 'open', subscriber };
}
