import type { Owner } from './domain/owner.ts';
import type { OwnerStore } from './owner-store.ts';
import { type RefreshDueDatesPorts, refreshDueDates } from './refresh-due-dates.ts';

/**
 * By which reckoning due dates are stored; to be raised whenever dates that an older release stored could be too late by the
 * newer one. 2: days, plans and unanswered mail count beside silence. 3: a pause ends the quiet after a nudge.
 */
export const DUE_DATES_VERSION = 3;

export interface RenewDueDatesPorts extends RefreshDueDatesPorts {
  readonly owners: Pick<OwnerStore, 'changeOwner'>;
}

/**
 * Computes everybody's stored due date anew, once, where an older release stored them. That it is done is noted last, so a run that
 * dies is repeated from the top, and writes only what is still to be written.
 */
export async function renewDueDates(ports: RenewDueDatesPorts, owner: Owner): Promise<void> {
  if (owner.dueDatesVersion === DUE_DATES_VERSION) return;
  await refreshDueDates(ports, owner);
  await ports.owners.changeOwner(owner.ownerId, (stored) => ({
    ...stored,
    dueDatesVersion: DUE_DATES_VERSION,
  }));
}
