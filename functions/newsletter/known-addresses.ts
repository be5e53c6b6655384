import type { ContactStore } from '../circle/contact-store.ts';
import { isPresent } from '../circle/domain/standing.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { OwnerId } from '../shared/ids.ts';
import { speaksToContacts } from './domain/letter-pieces.ts';

export interface KnownAddressesPorts {
  readonly contacts: Pick<ContactStore, 'listContacts'>;
}

/**
 * Addresses of those whom the owner has in the circle, but for who is hidden or in memory; none where the letter says nothing to
 * them. Reads the whole circle once, instead of asking for each reader.
 */
export async function knownAddresses(
  { contacts }: KnownAddressesPorts,
  ownerId: OwnerId,
  letter: { readonly html: string },
): Promise<ReadonlySet<EmailAddress>> {
  const known = new Set<EmailAddress>();
  if (!speaksToContacts(letter)) return known;
  for await (const contact of contacts.listContacts(ownerId)) {
    if (!isPresent(contact)) continue;
    for (const address of contact.addresses) known.add(address);
  }
  return known;
}
