import type { EmailAddress } from '../shared/email-address.ts';
import type { SubscriberId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Subscriber } from './domain/subscriber.ts';

/** Where subscribers live: on the item of their address, beside what may not be sent there. */
export interface SubscriberStore {
  /** Consistent: sees what was written before the call. */
  find(address: EmailAddress): Promise<Subscriber | undefined>;
  /** `find` for many distinct addresses at once: those who are known. */
  findAll(addresses: readonly EmailAddress[]): Promise<ReadonlyMap<EmailAddress, Subscriber>>;
  findById(subscriberId: SubscriberId): Promise<Subscriber | undefined>;
  /**
   * Stores what became of the subscriber that was read (undefined: nobody was there), suppression and all, in one conditional
   * write. `stale`: it was changed since, and nothing was written.
   */
  save(next: Subscriber, read: Subscriber | undefined): Promise<'saved' | 'stale'>;
  /**
   * `save` for many at distinct addresses where nobody was; a suppression that stands there already stays. Answers with those
   * where somebody is by now, of whom nothing was written.
   */
  addAll(newcomers: readonly Subscriber[]): Promise<readonly Subscriber[]>;
  /** Erases the subscriber that was read, and with them what leads to them. `stale`: they were changed since, and still stand. */
  erase(read: Subscriber): Promise<'erased' | 'stale'>;
  /** Somebody at the address answered an issue, so that none is unanswered. Repeating it is safe; it never goes back in time. */
  noteReply(address: EmailAddress, at: IsoInstant): Promise<void>;
  /**
   * Addresses of confirmed subscribers in their order, those after `after`. It may be a moment behind: `find` has the last
   * word on each of them.
   */
  listConfirmed(page: {
    readonly after?: EmailAddress | undefined;
    readonly limit: number;
  }): Promise<readonly EmailAddress[]>;
  /** Everybody who is known, whether they get it or not, in no order. Reads the whole table. */
  listAll(): AsyncIterable<Subscriber>;
}
