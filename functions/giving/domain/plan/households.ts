import type { Contact } from '../../../circle/domain/contact.ts';

/** Contacts who live together, or are loved ones of each other, by the id of one of them: what one was given, all know. */
export function groupHouseholds(contacts: readonly Contact[]): ReadonlyMap<string, string> {
  const heads = new Map<string, string>(contacts.map(({ contactId }) => [contactId, contactId]));
  const headOf = (id: string): string => {
    const head = heads.get(id) ?? id;
    return head === id ? id : headOf(head);
  };
  const join = (one: string, other: string) => {
    const [first, second] = [headOf(one), headOf(other)].toSorted();
    if (first !== undefined && second !== undefined && first !== second) heads.set(second, first);
  };
  const byName = new Map<string, string>();
  for (const { contactId, household, lovedOnes } of contacts) {
    if (household !== undefined) join(contactId, byName.get(household) ?? contactId);
    if (household !== undefined && !byName.has(household)) byName.set(household, contactId);
    for (const lovedOne of lovedOnes) {
      if (lovedOne.contactId !== undefined && heads.has(lovedOne.contactId))
        join(contactId, lovedOne.contactId);
    }
  }
  return new Map([...heads.keys()].map((id) => [id, headOf(id)]));
}
