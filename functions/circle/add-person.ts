import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../shared/clock.ts';
import { type ContactId, deriveContactId, newContactId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { AddContactOutcome, ContactStore } from './contact-store.ts';
import { applyChanges } from './domain/changes/apply-change.ts';
import type { PersonChange } from './domain/changes/person-change.ts';
import { readChange } from './domain/changes/read-change.ts';
import { type Contact, contactSchema } from './domain/contact.ts';
import { nameKey } from './domain/import/rows-seen.ts';
import type { Owner } from './domain/owner.ts';

export interface AddPersonInput {
  readonly owner: Owner;
  readonly name: string;
  readonly changes: readonly PersonChange[];
}

/** `exists`: somebody of this name, who has no address either, is in the circle. `refused`: the reason is ready to read. */
export type AddPersonOutcome =
  | { readonly outcome: 'added'; readonly contact: Contact }
  | { readonly outcome: 'exists'; readonly name: string }
  | Extract<AddContactOutcome, { outcome: 'address-taken' }>
  | { readonly outcome: 'refused'; readonly reason: string };

/** Adds one person with what is told about them. Without an address the id derives from the name, so that a repeat finds them. */
export async function addPerson(
  { contacts, clock }: { readonly contacts: Pick<ContactStore, 'addContact'>; readonly clock: Clock },
  { owner, name, changes }: AddPersonInput,
): Promise<AddPersonOutcome> {
  const described = describePerson({ owner, name, changes }, newContactId(), clock.now());
  if (described.outcome === 'refused') return described;
  const { contact } = described;
  const { ownerId, addresses } = contact;
  const contactId =
    addresses.length > 0 ? contact.contactId : deriveContactId(ownerId, nameKey(contact.name));
  const added = await contacts.addContact({ ...contact, contactId });
  switch (added.outcome) {
    case 'added':
      return { outcome: 'added', contact: { ...contact, contactId: added.contactId } };
    case 'exists':
      return { outcome: 'exists', name: contact.name };
    case 'address-taken':
      return added;
  }
}

/** A new contact with what is told about them; nothing is stored. */
export function describePerson(
  { owner, name, changes }: AddPersonInput,
  contactId: ContactId,
  now: Temporal.Instant,
):
  | { readonly outcome: 'described'; readonly contact: Contact }
  | Extract<AddPersonOutcome, { outcome: 'refused' }> {
  const named = readChange(`name=${name}`);
  if (named.outcome === 'refused') return named;
  const { ownerId, timeZone } = owner;
  const blank = contactSchema.parse({
    ...{ ownerId, contactId, name: '?', addedAt: toIsoInstant(now) },
    newestEntry: null,
  });
  const told = applyChanges(blank, [named.change, ...changes], { now, timeZone });
  if (told.outcome === 'refused') return told;
  return { outcome: 'described', contact: told.outcome === 'changed' ? told.contact : blank };
}
