import type { Contact } from '../contact.ts';
import { type LovedOne, lovedOneSchema } from '../loved-one.ts';
import { petKindOf } from '../relations.ts';
import { applySharedFact, type ChangeMoment } from './apply-shared-fact.ts';
import { capped, notThere, plainWords } from './apply-words.ts';
import type { LovedOneChange, LovedOneFact } from './person-change.ts';
import { Refusal } from './refusal.ts';

/** Throws Refusal. */
export function changeLovedOnes(contact: Contact, change: LovedOneChange, moment: ChangeMoment): LovedOne[] {
  const { lovedOnes } = contact;
  const known = findLovedOne(lovedOnes, change);
  if (change.how === 'remove') {
    if (known === undefined)
      throw notThere(
        change.name,
        lovedOnes.map(({ name, relation }) => `${relation} ${name}`),
      );
    return lovedOnes.filter((each) => each !== known);
  }
  const before = known ?? begin(contact, change);
  const related = change.relation === undefined ? before : relate(before, change.relation);
  const after = change.facts.reduce((person, fact) => applyFact(person, fact, moment), related);
  refuseThemselves(contact, after);
  return known === undefined
    ? capped([...lovedOnes, after])
    : lovedOnes.map((each) => (each === known ? after : each));
}

/** By name and relation, else by a name that only one of them has. Throws Refusal. */
function findLovedOne(
  lovedOnes: readonly LovedOne[],
  { name, relation }: LovedOneChange,
): LovedOne | undefined {
  const named = lovedOnes.filter((each) => plainWords(each.name) === plainWords(name));
  const [only, ...others] = named;
  if (others.length === 0) return only;
  const exact = named.find((each) => each.relation === relation);
  if (exact) return exact;
  throw new Refusal(
    `Several are called ${name}; say which: ${named.map((each) => `${each.relation} ${each.name}`).join(', ')}.`,
  );
}

function begin(contact: Contact, { name, relation }: LovedOneChange): LovedOne {
  if (relation !== undefined) return lovedOneSchema.parse({ name, relation });
  throw new Refusal(
    `Kith knows no ${name} with ${contact.name}. Say what they are to each other: daughter ${name}, or dog ${name}.`,
  );
}

function relate(person: LovedOne, relation: string): LovedOne {
  const petKind = petKindOf(relation) ?? person.petKind;
  return { ...person, relation, ...(petKind !== undefined && { petKind }) };
}

function applyFact(person: LovedOne, fact: LovedOneFact, moment: ChangeMoment): LovedOne {
  switch (fact.kind) {
    case 'pet-kind':
      return { ...person, petKind: fact.text };
    case 'reverse':
      return { ...person, reverseRelation: fact.text };
    case 'contact':
      return { ...person, contactId: fact.contactId };
    case 'rename':
      return { ...person, name: fact.text };
    default:
      return applySharedFact(person, fact, moment);
  }
}

/** Nobody is their own spouse. */
function refuseThemselves(contact: Contact, { name, relation, contactId }: LovedOne): void {
  if (contactId !== contact.contactId && plainWords(name) !== plainWords(contact.name)) return;
  throw new Refusal(
    `${contact.name} cannot be their own ${relation}. Somebody of the same name needs a word to tell them apart: ${name} junior.`,
  );
}
