import { StaleWriteError } from '../shared/errors.ts';
import type { Subscriber } from './domain/subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

const ATTEMPTS = 5;

/**
 * Reads a subscriber, applies one step to what was read, stores the result; begins anew when somebody else was faster. The
 * first attempt may take what its caller has just read. A step that answers undefined changes nothing. Returns the subscriber as they now stand. Throws StaleWriteError.
 */
export async function changeSubscriber(
  subscribers: Pick<SubscriberStore, 'save'>,
  read: (attempt: number) => Promise<Subscriber | undefined>,
  step: (subscriber: Subscriber | undefined) => Subscriber | undefined,
): Promise<Subscriber | undefined> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await read(attempt);
    const after = step(before);
    if (after === undefined) return before;
    if ((await subscribers.save(after, before)) === 'saved') return after;
  }
  throw new StaleWriteError(`A subscriber was changed by others ${ATTEMPTS} times while being changed`);
}
