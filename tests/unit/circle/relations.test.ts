import { expect, test } from 'vitest';
import { isPet, petKindOf, reverseOf, splitRelation } from '../../../functions/circle/domain/relations.ts';

test.each([
  ['husband', 'spouse'],
  ['Wife', 'spouse'],
  ['daughter', 'parent'],
  ['mother', 'child'],
  ['sister', 'sibling'],
  ['stepson', 'step-parent'],
  ['mother-in-law', 'child-in-law'],
  ['dog', 'owner'],
  ['muse', undefined],
])('to a %s one is a %s', (relation, reverse) => {
  expect(reverseOf(relation)).toBe(reverse);
});

test.each([
  ['daughter Mia', ['daughter', 'Mia']],
  ['Best friend Ada Lovelace', ['best friend', 'Ada Lovelace']],
  ['mother in law Ada', ['mother-in-law', 'Ada']],
  ['guinea pig Bruno', ['guinea pig', 'Bruno']],
  ['piano teacher Ines', ['piano teacher', 'Ines']],
  ['Mia', [undefined, 'Mia']],
  ['mia', [undefined, 'mia']],
  ['daughter', [undefined, 'daughter']],
  ['שרה לוי', [undefined, 'שרה לוי']],
])('%s is read as %j', (words, parts) => {
  expect(splitRelation(words)).toEqual(parts);
});

test('a pet has a kind, unless it is just called a pet', () => {
  expect([petKindOf('dog'), petKindOf('pet'), petKindOf('son')]).toEqual(['dog', undefined, undefined]);
  expect(isPet({ relation: 'pet' })).toBe(true);
  expect(isPet({ relation: 'friend', petKind: 'horse' })).toBe(true);
  expect(isPet({ relation: 'son' })).toBe(false);
});
