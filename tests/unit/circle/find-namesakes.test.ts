import { expect, test } from 'vitest';
import { findNamesakes } from '../../../functions/circle/find-namesakes.ts';
import { createInMemoryCircle } from '../../builders/in-memory-circle.ts';
import { buildPerson } from '../../builders/person.ts';

const since = '2026-08-01T12:00:00.000Z';
const tom = buildPerson('Tom Adler');
const holding = (name: string, lovedOne: { name: string }, more = {}) =>
  buildPerson(name, { lovedOnes: [{ relation: 'husband', ...lovedOne, ...more }] });

test('of a contact, the loved ones of others are found who may be the same, and nobody who is linked, gone or called otherwise', async () => {
  const circle = createInMemoryCircle();
  const people = [
    tom,
    holding('Ruth Adler', { name: 'Tom' }),
    holding('Ines Moro', { name: 'tom  adler' }),
    holding('Mia Hill', { name: 'Tom' }),
    holding('Eva Adler', { name: 'Thomas' }),
    holding('Ada Adler', { name: 'Tom' }, { contactId: tom.contactId }),
    holding('Zoe Adler', { name: 'Tom' }, { hidden: { since } }),
    buildPerson('Liv Adler', { lovedOnes: [{ name: 'Tom', relation: 'husband' }], hidden: { since } }),
  ];
  for (const person of people) await circle.contacts.addContact(person);
  const found = await findNamesakes(circle, tom);
  expect(found.map(({ holder, lovedOne }) => `${lovedOne.name} of ${holder.name}`)).toEqual([
    'Tom of Ruth Adler',
    'tom  adler of Ines Moro',
  ]);
});
