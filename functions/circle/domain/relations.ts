/** What somebody is to a contact, and what the contact is to them; neutral where the word does not tell the contact's gender. */
const REVERSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    husband: 'spouse',
    wife: 'spouse',
    spouse: 'spouse',
    fiancé: 'fiancé',
    fiancée: 'fiancé',
    partner: 'partner',
    boyfriend: 'partner',
    girlfriend: 'partner',
    son: 'parent',
    daughter: 'parent',
    child: 'parent',
    baby: 'parent',
    stepson: 'step-parent',
    stepdaughter: 'step-parent',
    stepchild: 'step-parent',
    'foster child': 'foster parent',
    father: 'child',
    mother: 'child',
    dad: 'child',
    mum: 'child',
    mom: 'child',
    parent: 'child',
    stepfather: 'stepchild',
    stepmother: 'stepchild',
    'step-parent': 'stepchild',
    brother: 'sibling',
    sister: 'sibling',
    sibling: 'sibling',
    twin: 'twin',
    grandfather: 'grandchild',
    grandmother: 'grandchild',
    grandparent: 'grandchild',
    grandson: 'grandparent',
    granddaughter: 'grandparent',
    grandchild: 'grandparent',
    uncle: 'niece or nephew',
    aunt: 'niece or nephew',
    nephew: 'aunt or uncle',
    niece: 'aunt or uncle',
    cousin: 'cousin',
    'father-in-law': 'child-in-law',
    'mother-in-law': 'child-in-law',
    'son-in-law': 'parent-in-law',
    'daughter-in-law': 'parent-in-law',
    'brother-in-law': 'sibling-in-law',
    'sister-in-law': 'sibling-in-law',
    godfather: 'godchild',
    godmother: 'godchild',
    godparent: 'godchild',
    godson: 'godparent',
    goddaughter: 'godparent',
    godchild: 'godparent',
    friend: 'friend',
    'best friend': 'best friend',
    neighbour: 'neighbour',
    flatmate: 'flatmate',
    colleague: 'colleague',
    assistant: 'employer',
    nanny: 'employer',
    boss: 'employee',
  }),
);

const PETS: ReadonlySet<string> = new Set([
  ...['pet', 'dog', 'puppy', 'cat', 'kitten', 'horse', 'pony', 'donkey', 'rabbit', 'hamster', 'guinea pig'],
  ...[
    'bird',
    'parrot',
    'budgie',
    'canary',
    'hen',
    'fish',
    'goldfish',
    'tortoise',
    'turtle',
    'snake',
    'lizard',
  ],
]);

/** `wife` → `spouse`, `daughter` → `parent`, `dog` → `owner`; undefined for a word that Kith does not know. */
export function reverseOf(relation: string): string | undefined {
  const word = relation.toLowerCase();
  return PETS.has(word) ? 'owner' : REVERSES.get(word);
}

/** `dog`, `cat`; not the word `pet` itself, which leaves the kind open. */
export const petKindOf = (relation: string): string | undefined => {
  const word = relation.toLowerCase();
  return PETS.has(word) && word !== 'pet' ? word : undefined;
};

export const isPet = ({ relation, petKind }: { relation: string; petKind?: string | undefined }): boolean =>
  petKind !== undefined || PETS.has(relation.toLowerCase());

/** `daughter Mia` → `['daughter', 'Mia']`, by the longest relation that the words begin with; else no relation. */
export function splitRelation(words: string): readonly [relation: string | undefined, name: string] {
  const parts = words.split(' ');
  for (const length of [3, 2, 1]) {
    const relation = parts.slice(0, length).join(' ').toLowerCase().replace(' in law', '-in-law');
    const name = parts.slice(length).join(' ');
    if (name !== '' && reverseOf(relation) !== undefined) return [relation, name];
  }
  return startsLowerCase(parts) ? splitAtName(parts) : [undefined, words];
}

const startsLowerCase = ([first = '']: readonly string[]): boolean => /^\p{Ll}/u.test(first);

/** `piano teacher Ines`: a name begins with a capital, and what stands before it is the relation. */
function splitAtName(parts: readonly string[]): readonly [string | undefined, string] {
  const nameAt = parts.findIndex((part) => !/^\p{Ll}/u.test(part));
  if (nameAt < 1) return [undefined, parts.join(' ')];
  return [parts.slice(0, nameAt).join(' '), parts.slice(nameAt).join(' ')];
}
