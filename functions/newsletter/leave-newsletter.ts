import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { subscriberIdSchema } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { changeSubscriber } from './change-subscriber.ts';
import { afterLeaving, type Subscriber } from './domain/subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export interface LeaveNewsletterPorts {
  readonly subscribers: Pick<SubscriberStore, 'findById' | 'save'>;
  readonly clock: Clock;
}

/** Whom a link to leave is about; undefined when Kith never gave it out. Case does not matter, as in a mail address. */
export async function findLeaving(
  { subscribers }: { readonly subscribers: Pick<SubscriberStore, 'findById'> },
  subscriberId: string,
): Promise<Subscriber | undefined> {
  const id = subscriberIdSchema.safeParse(subscriberId.toLowerCase());
  return id.success ? subscribers.findById(id.data) : undefined;
}

/** Ends a subscription for good, by whatever way its id came. Repeating it changes nothing. */
export async function leaveNewsletter(
  ports: LeaveNewsletterPorts,
  subscriberId: string,
): Promise<'left' | 'unknown'> {
  const now = toIsoInstant(ports.clock.now());
  const subscriber = await changeSubscriber(
    ports.subscribers,
    () => findLeaving(ports, subscriberId),
    (found) => found && afterLeaving(found, now),
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
