import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { NewsletterOwnerMissingError } from './errors.ts';

/** The owner in whose name the newsletter goes out: the operator of the deployment. Throws NewsletterOwnerMissingError. */
export async function findNewsletterOwner(
  owners: Pick<OwnerStore, 'listOwners'>,
  operatorAddress: EmailAddress,
): Promise<Owner> {
  const all = await owners.listOwners();
  const owner = all.find(({ addresses }) => addresses.some(({ address }) => address === operatorAddress));
  if (owner === undefined) throw new NewsletterOwnerMissingError('No owner has the address of the operator');
  return owner;
}
