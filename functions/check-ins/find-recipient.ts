import type { Contact } from '../circle/domain/contact.ts';
import type { SuppressionList } from '../delivery/suppression-list.ts';
import { chooseRecipient, type Recipient } from './domain/choose-recipient.ts';

/** Where a letter to a contact goes now. A list that cannot be read is thrown, never taken for an open address. */
export async function findRecipient(
  { suppressionList }: { readonly suppressionList: Pick<SuppressionList, 'find'> },
  { addresses, ownerId }: Pick<Contact, 'addresses' | 'ownerId'>,
): Promise<Recipient> {
  const found = await Promise.all(
    addresses.map(async (address) => [address, await suppressionList.find(address, ownerId)] as const),
  );
  const suppressions = new Map(found);
  return chooseRecipient(addresses, (address) => suppressions.get(address));
}
