import type { Suppression } from '../delivery/domain/suppression.ts';
import type { SuppressionList } from '../delivery/suppression-list.ts';
import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { StaleWriteError } from '../shared/errors.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { Subscriber } from './domain/subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export interface EraseSubscriberPorts {
  readonly subscribers: Pick<SubscriberStore, 'find' | 'erase'>;
  readonly suppressionList: Pick<SuppressionList, 'find' | 'seal'>;
  readonly clock: Clock;
}

const ATTEMPTS = 5;

/**
 * Erases a subscriber, and the addresses that they had before. What keeps mail from an address, or else that they wanted no
 * issue any more, stays under a keyed hash; it is written first, so that a crash leaves nobody to be written to, and with it the moment,
 * so that a sign-up that waited in a queue brings nobody back. Repeating it
 * changes nothing and completes what a crash left. Throws StaleWriteError.
 */
export async function eraseSubscriber(ports: EraseSubscriberPorts, address: EmailAddress): Promise<void> {
  const erasedAt = toIsoInstant(ports.clock.now());
  const suppression = (await ports.suppressionList.find(address)) ?? ownLeaving(erasedAt);
  await ports.suppressionList.seal(address, suppression, erasedAt);
  const erased = await eraseSubscription(ports, address);
  const before = erased?.movesFrom && (await ports.subscribers.find(erased.movesFrom));
  if (before?.movedTo === address) await eraseSubscriber(ports, before.address);
  // Now that the subscription is gone, nothing of the address has to stay in the clear.
  await ports.suppressionList.seal(address, suppression, erasedAt);
}

const ownLeaving = (since: IsoInstant): Suppression => ({
  reason: 'asked-to-stop',
  scope: 'newsletter',
  since,
});

async function eraseSubscription(
  { subscribers }: EraseSubscriberPorts,
  address: EmailAddress,
): Promise<Subscriber | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const read = await subscribers.find(address);
    if (read === undefined || (await subscribers.erase(read)) === 'erased') return read;
  }
  throw new StaleWriteError(`A subscriber was changed by others ${ATTEMPTS} times while being erased`);
}
