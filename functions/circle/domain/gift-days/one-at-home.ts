import type { Contact } from '../contact.ts';
import type { LovedOne } from '../loved-one.ts';
import { reverseOf } from '../relations.ts';
import { isPresent } from '../standing.ts';
import { isSafeToMention } from '../tact.ts';

/** What the contact is to them, closest first. */
const AT_HOME: readonly (readonly string[])[] = [
  ['spouse', 'partner', 'fiancé'],
  ['parent', 'step-parent', 'foster parent'],
  ['child', 'stepchild'],
];

/** The partner; or else a child, a parent: whoever shares the house and is not a contact’s sister far away. */
export function findOneAtHome({ lovedOnes }: Pick<Contact, 'lovedOnes'>): LovedOne | undefined {
  const near = lovedOnes.filter((lovedOne) => isPresent(lovedOne) && isSafeToMention(lovedOne));
  return AT_HOME.flatMap((reverses) =>
    near.filter(({ relation }) => reverses.includes(reverseOf(relation) ?? '')),
  )[0];
}
