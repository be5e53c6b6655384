import type { DeliveryId } from '../shared/ids.ts';
import type { Delivery } from './domain/delivery.ts';

/**
 * The ledger of mails that are claimed elsewhere, an issue's on the items of its readers: each costs one write here, and an
 * event of SES may come before it.
 */
export interface IssueLedger {
  /** Adds the delivery, or moves the one that is there forward, by one conditional write. False when that is as far already. */
  record(delivery: Delivery): Promise<boolean>;
  /** Those that are known among them, in no order. Consistent. */
  findMany(deliveryIds: readonly DeliveryId[]): Promise<readonly Delivery[]>;
}
