import type { DeliveryId } from '../shared/ids.ts';
import type { Delivery } from './domain/delivery.ts';

/** The record that makes every message go out at most once: claim, then call SES, then record. */
export interface Ledger {
  /** One conditional write. `taken` hands back what the earlier claim has become. */
  claim(delivery: Delivery): Promise<{ outcome: 'claimed' } | { outcome: 'taken'; existing: Delivery }>;
  find(deliveryId: DeliveryId): Promise<Delivery | undefined>;
  /** SES accepted the message under this id. */
  recordSent(deliveryId: DeliveryId, sesMessageId: string): Promise<void>;
  /** SES may or may not have accepted it. */
  recordUnknown(deliveryId: DeliveryId): Promise<void>;
  /** SES refused it for sure, nothing went out: the claim is given back and may be taken again. */
  release(deliveryId: DeliveryId): Promise<void>;
  /** What an SES event says. Only moves forward (sent → delivered → complained); repeated and late events change nothing. */
  settle(
    deliveryId: DeliveryId,
    status: 'sent' | 'delivered' | 'bounced' | 'complained',
    sesMessageId: string,
  ): Promise<void>;
}
