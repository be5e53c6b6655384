import type { OwnerId } from '../shared/ids.ts';
import type { ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import { type Duplicate, suggestDuplicates } from './domain/duplicates/suggest-duplicates.ts';

/** Who of a circle may be in it twice, surest first. Nothing is changed: only the owner knows. */
export async function findDuplicates(
  { contacts }: { readonly contacts: Pick<ContactStore, 'listContacts'> },
  ownerId: OwnerId,
): Promise<readonly Duplicate[]> {
  const people: Contact[] = [];
  for await (const contact of contacts.listContacts(ownerId)) people.push(contact);
  return suggestDuplicates(people);
}
