import type { ContactStore } from './contact-store.ts';
import { plainWords } from './domain/changes/apply-words.ts';
import type { Contact } from './domain/contact.ts';
import { readName } from './domain/households/salutation.ts';
import type { LovedOne } from './domain/loved-one.ts';
import { isPresent } from './domain/standing.ts';

/** Somebody's loved one who may be a contact of the same name. */
export interface Namesake {
  readonly holder: Contact;
  readonly lovedOne: LovedOne;
}

/**
 * The loved ones of others who may be this contact, and are not linked with them: what is told of the contact, that they died
 * say, does not reach them. Only the owner knows. Reads the whole circle.
 */
export async function findNamesakes(
  { contacts }: { readonly contacts: Pick<ContactStore, 'listContacts'> },
  contact: Contact,
): Promise<readonly Namesake[]> {
  const found: Namesake[] = [];
  for await (const holder of contacts.listContacts(contact.ownerId)) {
    if (holder.contactId === contact.contactId || !isPresent(holder)) continue;
    for (const lovedOne of holder.lovedOnes) {
      const isOpen = lovedOne.contactId === undefined && isPresent(lovedOne);
      if (isOpen && isCalledAlike(lovedOne, holder, contact)) found.push({ holder, lovedOne });
    }
  }
  return found;
}

/** By the whole name, or by the first one within a family: Ruth Adler's husband Tom, and Tom Adler. */
function isCalledAlike({ name }: LovedOne, holder: Contact, contact: Contact): boolean {
  const called = plainWords(name);
  if (called === plainWords(contact.name)) return true;
  const { given, family } = readName(contact.name);
  const familyOfHolder = readName(holder.name).family;
  if (family === undefined || familyOfHolder === undefined) return false;
  return called === plainWords(given) && plainWords(family) === plainWords(familyOfHolder);
}
