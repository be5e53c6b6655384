import { entered } from '../../functions/circle/adapters/contact-events.ts';
import type { AddContactOutcome, ContactStore } from '../../functions/circle/contact-store.ts';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Interaction } from '../../functions/circle/domain/interaction.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { ContactNotFoundError, OwnerNotFoundError } from '../../functions/circle/errors.ts';
import type { OwnerStore } from '../../functions/circle/owner-store.ts';
import type { EarlierText, InteractionPlace, Retraction, Timeline } from '../../functions/circle/timeline.ts';

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
    claimUrgentDay: async () => 'taken',
    async recordAttention(ownerId, lastAttentionAt) {
      const owner = owners.get(ownerId);
      if (owner) owners.set(ownerId, { ...owner, lastAttentionAt });
      return owners.get(ownerId);
    },
    async changeOwner(ownerId, change) {
      const owner = owners.get(ownerId);
      if (owner === undefined) throw new OwnerNotFoundError(`There is no owner ${ownerId}`);
      const changed = change(owner) ?? owner;
      owners.set(ownerId, changed);
      return changed;
    },
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
    readContacts: async (_ownerId, contactIds) =>
      new Map(
        [...contacts].flatMap(([, contact]) =>
          contactIds.has(contact.contactId) ? [[contact.contactId, contact] as const] : [],
        ),
      ),
    findContactByAddress: async (_ownerId, address) =>
      [...contacts.values()].find(({ addresses }) => addresses.includes(address)),
    async *listContacts(ownerId) {
      for (const contact of contacts.values()) if (contact.ownerId === ownerId) yield contact;
    },
    listDueContacts: async () => [],
    recordEntry: async ({ contactId }, entry) => {
      const contact = contacts.get(contactId);
      if (contact) contacts.set(contactId, entered(entry)(contact) ?? contact);
    },
    recordNudge: async ({ contactId }, lastNudgedAt) => touch(contactId, { lastNudgedAt }),
    async changeContact({ contactId }, change) {
      const contact = contacts.get(contactId);
      if (contact === undefined) throw new ContactNotFoundError(`There is no contact ${contactId}`);
      const changed = change(contact);
      if (changed === undefined) return { outcome: 'unchanged', contact };
      for (const address of changed.addresses) {
        const holder = [...contacts.values()].find(({ addresses }) => addresses.includes(address));
        if (holder && holder.contactId !== contactId)
          return { outcome: 'address-taken', address, holderName: holder.name };
      }
      contacts.set(contactId, changed);
      return { outcome: 'changed', contact: changed };
    },
    withdrawCheckIns: async ({ contactId }) => touch(contactId, { checkIns: undefined }),
  };
}

function createTimeline(): Timeline {
  const interactions = new Map<string, Interaction>();
  const earlier = new Map<string, EarlierText[]>();
  const retractions: (InteractionPlace & Retraction)[] = [];
  return {
    async append(interaction) {
      const key = keyOf(interaction);
      if (interactions.has(key)) return 'exists';
      interactions.set(key, interaction);
      return 'appended';
    },
    async read({ contactId }, { limit = 20, olderThan, newerThan } = {}) {
      const all = [...interactions.values()]
        .filter((interaction) => interaction.contactId === contactId)
        .sort((one, other) => placeOf(other).localeCompare(placeOf(one)));
      const older = all.filter((one) => olderThan === undefined || placeOf(one) < olderThan);
      const newer = all.filter((one) => newerThan !== undefined && placeOf(one) > newerThan);
      const page = newerThan === undefined ? older.slice(0, limit) : newer.slice(-limit);
      const [newest, oldest] = [page.at(0), page.at(-1)];
      return {
        interactions: page,
        ...(oldest && oldest !== all.at(-1) && { olderCursor: placeOf(oldest) }),
        ...(newest && newest !== all.at(0) && { newerCursor: placeOf(newest) }),
      };
    },
    async revise(place, text, replacedAt) {
      const interaction = interactions.get(keyOf(place));
      if (interaction === undefined) return 'missing';
      if (interaction.text === text) return 'unchanged';
      const texts = [...(earlier.get(keyOf(place)) ?? []), { text: interaction.text, replacedAt }];
      earlier.set(keyOf(place), texts);
      interactions.set(keyOf(place), { ...interaction, text, revision: texts.length });
      return 'revised';
    },
    retract: async (place, retraction) => {
      if (!interactions.delete(keyOf(place))) return 'missing';
      retractions.push({ ...place, ...retraction });
      return 'retracted';
    },
    forgetRetracted: async (place) => {
      const at = retractions.findIndex((each) => keyOf(each) === keyOf(place));
      if (at >= 0) retractions.splice(at, 1);
    },
    confirmSent: async (place) => {
      const entry = interactions.get(keyOf(place));
      if (entry === undefined) return undefined;
      const { kind, direction, source } = entry;
      const isDoubted = kind === 'note' && direction === 'outbound' && source.by === 'owner-remark';
      const sent: Interaction = { ...entry, kind: 'mail', source: { ...source, by: 'relayed-answer' } };
      if (isDoubted) interactions.set(keyOf(place), sent);
      return isDoubted || (kind === 'mail' && source.by === 'relayed-answer') ? sent : undefined;
    },
    readRetractions: async ({ contactId }, occurredAt) =>
      retractions.filter((each) => each.contactId === contactId && each.occurredAt === occurredAt),
    readEarlierTexts: async (place) => earlier.get(keyOf(place)) ?? [],
  };
}

const placeOf = ({ occurredAt, interactionId }: InteractionPlace) => `${occurredAt}#${interactionId}`;
const keyOf = (place: InteractionPlace) => `${place.contactId} ${placeOf(place)}`;
