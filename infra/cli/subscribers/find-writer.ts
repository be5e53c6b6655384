import type { OwnerStore } from '../../../functions/circle/owner-store.ts';
import type { OwnerId } from '../../../functions/shared/ids.ts';
import { readSettings } from '../../settings.ts';

/** The owner in whose name the newsletter goes out, as the settings have it. Throws ConfigurationError. */
export async function findWriter(owners: Pick<OwnerStore, 'listOwners'>): Promise<OwnerId | undefined> {
  const { settings } = await readSettings();
  const all = await owners.listOwners();
  return all.find(({ addresses }) => addresses.some(({ address }) => address === settings.owner.address))
    ?.ownerId;
}
