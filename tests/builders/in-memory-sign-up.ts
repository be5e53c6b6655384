import type { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../functions/delivery/domain/delivery.ts';
import type { Ledger } from '../../functions/delivery/ledger.ts';
import type { AskedSubscription } from '../../functions/newsletter/domain/asked-subscription.ts';
import type { Cap } from '../../functions/newsletter/domain/caps.ts';
import type { RequestSubscriptionPorts } from '../../functions/newsletter/request-subscription.ts';
import type { SendAskedMailPorts } from '../../functions/newsletter/send-asked-mail.ts';
import type { SignUpCaps } from '../../functions/newsletter/sign-up-caps.ts';
import { takeUpSignUp } from '../../functions/newsletter/take-up-sign-up.ts';
import type { TokenKeys } from '../../functions/shared/token-keys.ts';
import { fixedClock } from './clock.ts';
import { createInMemoryAudience } from './in-memory-audience.ts';
import { newsletterContext } from './newsletter.ts';
import { buildOwner } from './owner.ts';
import { createRecordingTransport } from './recording-transport.ts';

const KEYS: TokenKeys = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };

/** What signing up needs, in memory, with the conditions under which the tables write: for more requests than an engine takes. */
export function createInMemorySignUp() {
  const { subscriptions, subscribers, suppressionList } = createInMemoryAudience();
  const transport = createRecordingTransport();
  const clock = fixedClock();
  const queue: AskedSubscription[] = [];
  const ports: RequestSubscriptionPorts & SendAskedMailPorts = {
    signUps: { put: async (asked) => void queue.push(asked) },
    owners: { listOwners: async () => [buildOwner()] },
    subscribers,
    ledger: inMemoryLedger(),
    caps: inMemoryCaps(),
    suppressionList,
    tokenKeys: { readTokenKeys: async () => KEYS },
    transport,
    clock,
  };
  return {
    ports,
    subscribers: subscriptions,
    transport,
    clock,
    /** Takes up what waits; what fails waits on, and the failure is thrown. */
    takeUp: async (mortal: SendAskedMailPorts = ports) => {
      for (const asked of [...queue]) {
        await takeUpSignUp(mortal, newsletterContext, asked);
        queue.splice(queue.indexOf(asked), 1);
      }
    },
  };
}

function inMemoryLedger(): Ledger {
  const deliveries = new Map<string, Delivery>();
  return {
    async claim(delivery) {
      const existing = deliveries.get(delivery.deliveryId);
      if (existing !== undefined) return { outcome: 'taken', existing };
      deliveries.set(delivery.deliveryId, delivery);
      return { outcome: 'claimed' };
    },
    find: async (id) => deliveries.get(id),
    async recordSent(id) {
      const claimed = deliveries.get(id);
      if (claimed !== undefined) deliveries.set(id, { ...claimed, status: 'sent' });
    },
    recordUnknown: async () => undefined,
    async release(id) {
      deliveries.delete(id);
    },
    settle: async () => undefined,
  };
}

function inMemoryCaps(): SignUpCaps {
  const taken = new Map<string, number>();
  const countOf = (key: string) => taken.get(key) ?? 0;
  const takeAll = (caps: readonly Cap[]) => {
    if (caps.some(({ key, limit }) => countOf(key) >= limit)) return false;
    for (const { key } of caps) taken.set(key, countOf(key) + 1);
    return true;
  };
  const inHour = ({ key, limit }: Cap, now: Temporal.Instant): Cap => ({
    key: `${key}#${now.toString().slice(0, '2026-08-24T06'.length)}`,
    limit,
  });
  return {
    take: async (cap, now) => takeAll([inHour(cap, now)]),
    takeOwn: async ({ host, network }, now) => takeAll([inHour(host, now), inHour(network, now)]),
    async giveBack(cap, now) {
      const { key } = inHour(cap, now);
      taken.set(key, Math.max(0, countOf(key) - 1));
    },
  };
}
