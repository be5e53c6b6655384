import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { subscriberIdSchema } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { afterLeaving, type Subscriber } from './domain/subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export interface LeaveNewsletterPorts {
  readonly subscribers: Pick<SubscriberStore, 'find' | 'findById' | 'save'>;
  readonly clock: Clock;
}

/** Of one reader; a ring of addresses, which nothing makes, would otherwise never end. */
const MOST_MOVES = 20;

/**
 * Whom a link to leave is about, at the address to which they moved since; undefined when Kith never gave it out. Case does
 * not matter, as in a mail address.
 */
export async function findLeaving(
  { subscribers }: { readonly subscribers: Pick<SubscriberStore, 'find' | 'findById'> },
  subscriberId: string,
): Promise<Subscriber | undefined> {
  const id = subscriberIdSchema.safeParse(subscriberId.toLowerCase());
  let found = id.success ? await subscribers.findById(id.data) : undefined;
  for (let move = 0; found?.movedTo !== undefined && move < MOST_MOVES; move += 1) {
    const next = await subscribers.find(found.movedTo);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

/** Ends a subscription for good, by whatever way its id came. Repeating it changes nothing. */
export async function leaveNewsletter(
  ports: LeaveNewsletterPorts,
  subscriberId: string,
  reason?: string,
): Promise<'left' | 'unknown'> {
  const now = toIsoInstant(ports.clock.now());
  const subscriber = await changeSubscriber(
    ports.subscribers,
    () => findLeaving(ports, subscriberId),
    (found) => found && afterLeaving(found, now, reason),
  );
  return subscriber === undefined ? 'unknown' : 'left';
}

/** Ends the subscription of an address, for somebody who says so in their own words. Repeating it changes nothing. */
export async function leaveByAddress(
  {
    subscribers,
    clock,
  }: { readonly subscribers: Pick<SubscriberStore, 'find' | 'save'>; readonly clock: Clock },
  address: EmailAddress,
): Promise<void> {
  const now = toIsoInstant(clock.now());
  await changeSubscriber(
    subscribers,
    () => subscribers.find(address),
    (subscriber) => subscriber && afterLeaving(subscriber, now),
  );
}
