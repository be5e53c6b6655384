import type { Temporal } from 'temporal-polyfill';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import type { Delivery, DeliveryStatus } from './delivery.ts';

/** As long as the longest Lambda may run, so that a claim this old was left by a process that died. */
export const CLAIM_LEASE_MINUTES = 5;

/** Twenty days more than the life of a reply address (180 days), so that a valid token always finds its delivery. */
export const DELIVERY_RETENTION_DAYS = 200;

/** Later is further: an SES event moves a delivery only up this list, whatever the order of arrival. */
const PROGRESS = [
  ['claimed', 'unknown'],
  ['sent'],
  ['delivered'],
  ['bounced'],
  ['complained'],
] as const satisfies readonly (readonly DeliveryStatus[])[];

/** The statuses from which a delivery may move to `status`. */
export function statusesBefore(status: DeliveryStatus): readonly DeliveryStatus[] {
  const step = PROGRESS.findIndex((statuses) => statuses.some((candidate) => candidate === status));
  return PROGRESS.slice(0, step).flat();
}

/** Its process died between claim and record: the message may have gone out. */
export function isAbandoned(delivery: Delivery, now: Temporal.Instant): boolean {
  if (delivery.status !== 'claimed') return false;
  const leaseEnd = fromIsoInstant(delivery.claimedAt).add({ minutes: CLAIM_LEASE_MINUTES });
  return now.epochMilliseconds >= leaseEnd.epochMilliseconds;
}
