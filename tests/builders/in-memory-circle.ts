import type { AddContactOutcome, ContactStore } from '../../functions/circle/contact-store.ts';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Interaction } from '../../functions/circle/domain/interaction.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import type { OwnerStore } from '../../functions/circle/owner-store.ts';
import type { Timeline } from '../../functions/circle/timeline.ts';

export interface InMemoryCircle {
  readonly owners: OwnerStore;
  readonly contacts: ContactStore;
  readonly timeline: Timeline;
}

/** A circle for tests of what reads it; the rules of the real adapters have tests of their own. */
export function createInMemoryCircle(): InMemoryCircle {
  return { owners: createOwners(), contacts: createContacts(), timeline: createTimeline() };
}

function createOwners(): OwnerStore {
  const owners = new Map<string, Owner>();
  return {
    async addOwner(owner) {
      if (owners.has(owner.ownerId)) return 'exists';
      owners.set(owner.ownerId, owner);
      return 'added';
    },
    findOwner: async (ownerId) => owners.get(ownerId),
    listOwners: async () => [...owners.values()],
    findOwnersWithBriefDue: async () => [],
    moveBriefDue: async () => 'lost',
  };
}

function createContacts(): ContactStore {
  const contacts = new Map<string, Contact>();
  const add = (contact: Contact): AddContactOutcome => {
    if (contacts.has(contact.contactId)) return { outcome: 'exists' };
    contacts.set(contact.contactId, contact);
    return { outcome: 'added', contactId: contact.contactId };
  };
  const touch = (contactId: string, changes: Partial<Contact>) => {
    const contact = contacts.get(contactId);
    if (contact) contacts.set(contactId, { ...contact, ...changes });
  };
  return {
    addContact: async (contact) => add(contact),
    addContacts: async (_ownerId, several) => several.map(add),
    findContact: async ({ contactId }) => contacts.get(contactId),
    findContactByAddress: async (_ownerId, address) =>
      [...contacts.values()].find(({ addresses }) => addresses.includes(address)),
    async *listContacts(ownerId) {
      for (const contact of contacts.values()) if (contact.ownerId === ownerId) yield contact;
    },
    listDueContacts: async () => [],
    recordTouch: async ({ contactId }, lastTouchAt) => touch(contactId, { lastTouchAt }),
    recordNudge: async ({ contactId }, lastNudgedAt) => touch(contactId, { lastNudgedAt }),
    withdrawCheckIns: async ({ contactId }) => touch(contactId, { checkIns: undefined }),
  };
}

function createTimeline(): Timeline {
  const interactions = new Map<string, Interaction>();
  return {
    async append(interaction) {
      const key = `${interaction.contactId} ${interaction.occurredAt} ${interaction.interactionId}`;
      if (interactions.has(key)) return 'exists';
      interactions.set(key, interaction);
      return 'appended';
    },
    async read({ contactId }, { limit = 20 } = {}) {
      const all = [...interactions.values()]
        .filter((interaction) => interaction.contactId === contactId)
        .sort((one, other) => other.occurredAt.localeCompare(one.occurredAt));
      return {
        interactions: all.slice(0, limit),
        ...(all.length > limit && { nextCursor: 'more' }),
      };
    },
  };
}
