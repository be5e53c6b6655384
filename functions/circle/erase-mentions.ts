import type { Eraser, ErasureScope } from '../shared/eraser.ts';
import type { ContactId } from '../shared/ids.ts';
import { contactIdSchema } from '../shared/ids.ts';
import type { ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import type { LovedOne } from './domain/loved-one.ts';

const STORE = 'loved ones';

/** Erases people who are kept as loved ones of others: wife of Daniel, and a contact of their own. */
export function createMentionEraser(contacts: Pick<ContactStore, 'listContacts' | 'changeContact'>): Eraser {
  return {
    store: STORE,
    find: async function* (scope) {
      for await (const { contactId, lovedOnes } of contacts.listContacts(scope.ownerId)) {
        const isErased = scope.contactIds === 'everyone' || scope.contactIds.includes(contactId);
        if (isErased || !lovedOnes.some((one) => isAbout(one, scope))) continue;
        yield { store: STORE, kind: 'loved one', key: contactId };
      }
    },
    remove: async (scope, traces) => {
      for (const { key } of traces) {
        const contactId: ContactId = contactIdSchema.parse(key);
        await contacts.changeContact({ ownerId: scope.ownerId, contactId }, (contact) =>
          withoutMentions(contact, scope),
        );
      }
    },
  };
}

/** Gifts know whom they are for by name alone: they go in the same write, while the name is known. */
function withoutMentions(contact: Contact, scope: ErasureScope): Contact {
  const names = contact.lovedOnes.filter((one) => isAbout(one, scope)).map(({ name }) => name);
  return {
    ...contact,
    lovedOnes: contact.lovedOnes.filter((one) => !isAbout(one, scope)),
    gifts: contact.gifts.filter(({ forWhom }) => forWhom === undefined || !names.includes(forWhom)),
  };
}

const isAbout = ({ contactId }: LovedOne, { contactIds }: ErasureScope): boolean =>
  contactId !== undefined && contactIds !== 'everyone' && contactIds.includes(contactId);
