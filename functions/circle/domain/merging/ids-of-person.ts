import type { ContactId } from '../../../shared/ids.ts';

interface Merge {
  /** Who stayed. */
  readonly into: ContactId;
  readonly absorbed: { readonly contactId: ContactId };
}

/** The ids under which a person is known: first their own, then those of whoever was merged into them, over any number of merges. */
export function idsOfPerson(contactId: ContactId, merges: readonly Merge[]): readonly ContactId[] {
  const ids = new Set([contactId]);
  for (const id of ids) {
    for (const { into, absorbed } of merges) if (into === id) ids.add(absorbed.contactId);
  }
  return [...ids];
}
