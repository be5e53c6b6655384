import type { Clock } from '../shared/clock.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { newOwnerId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { type Owner, ownerSchema } from './domain/owner.ts';
import { nextSendingTime } from './domain/sending-time.ts';
import type { OwnerStore } from './owner-store.ts';
import { DUE_DATES_VERSION } from './renew-due-dates.ts';

export interface AddOwnerPorts {
  readonly owners: OwnerStore;
  readonly clock: Clock;
}

export interface AddOwnerInput {
  readonly name: string;
  /** The operator vouches for it, so it counts as confirmed. */
  readonly address: EmailAddress;
  readonly timeZone: string;
  readonly sendingHour: number;
}

/** Adds an owner, whose first brief falls due at the next sending time. An address belongs to one owner. */
export async function addOwner(
  { owners, clock }: AddOwnerPorts,
  { name, address, timeZone, sendingHour }: AddOwnerInput,
): Promise<{ readonly outcome: 'added' | 'address-taken'; readonly owner: Owner }> {
  for (const owner of await owners.listOwners()) {
    if (owner.addresses.some((known) => known.address === address))
      return { outcome: 'address-taken', owner };
  }
  const owner = ownerSchema.parse({
    ownerId: newOwnerId(),
    name,
    addresses: [{ address, confirmedAt: toIsoInstant(clock.now()) }],
    timeZone,
    sendingHour,
    dueDatesVersion: DUE_DATES_VERSION,
    briefDueAt: nextSendingTime({ timeZone, sendingHour }, clock.now()),
  });
  await owners.addOwner(owner);
  return { outcome: 'added', owner };
}
