import { describe, expect, it } from 'vitest';
import { lovedOneSchema } from '../../../functions/circle/domain/loved-one.ts';
import { askAfter, sayLovedOne } from '../../../functions/nudges/domain/loved-ones.ts';

describe('loved ones in words', () => {
  it.each([
    [
      {
        name: 'Leo',
        relation: 'son',
        notes: ['Starts school in September.', 'Will only wear yellow wellingtons'],
      },
      'Son Leo starts school in September. Will only wear yellow wellingtons.',
      'Ask after Ruth’s son Leo, who starts school in September.',
    ],
    [
      {
        name: 'Sunita',
        relation: 'mother',
        notes: ['Lives with them since spring; beats everybody at rummy.'],
      },
      'Mother Sunita lives with them since spring; beats everybody at rummy.',
      'Ask after Ruth’s mother Sunita, who lives with them since spring.',
    ],
    [
      { name: 'Hana', relation: 'partner', notes: ['A ceramicist.'] },
      'Partner Hana, a ceramicist.',
      'Ask after Ruth’s partner Hana.',
    ],
    [
      { name: 'Bosse', relation: 'dog', notes: ['Fourteen, deaf and very polite.'] },
      'Dog Bosse. Fourteen, deaf and very polite.',
      'Ask after Ruth’s dog Bosse.',
    ],
    [
      { name: 'Ada', relation: 'daughter', notes: ['James is her twin'] },
      'Daughter Ada. James is her twin.',
      'Ask after Ruth’s daughter Ada.',
    ],
    [{ name: 'Tom', relation: 'husband', notes: [] }, 'Husband Tom.', 'Ask after Ruth’s husband Tom.'],
  ])('%j', (lovedOne, said, asked) => {
    expect(sayLovedOne(lovedOneSchema.parse(lovedOne))).toBe(said);
    expect(askAfter(lovedOneSchema.parse(lovedOne), 'Ruth')).toBe(asked);
  });
});
