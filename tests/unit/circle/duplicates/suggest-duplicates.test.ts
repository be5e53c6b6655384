import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import { suggestDuplicates } from '../../../../functions/circle/domain/duplicates/suggest-duplicates.ts';
import { deriveContactId } from '../../../../functions/shared/ids.ts';
import { buildContact } from '../../../builders/contact.ts';

type Changes = NonNullable<Parameters<typeof buildContact>[0]>;

const SINCE = '2026-08-01T09:00:00.000Z';

/** Two people who differ in nothing but what is given; the first one is the older. */
const pair = (one: Changes, other: Changes): readonly [Contact, Contact] => [
  buildContact({ name: 'Ruth Adler', addresses: [], ...one }),
  buildContact({
    contactId: 'otherotherothero',
    name: 'Ruth Adler',
    addresses: [],
    addedAt: SINCE,
    ...other,
  }),
];
const suggested = (one: Changes, other: Changes) => suggestDuplicates(pair(one, other));
const phone = (number: string) => ({ phones: [{ number }] });

test('nobody who is hidden is shown as a duplicate', () => {
  const hidden = { since: SINCE };
  expect(suggested({ hidden }, { hidden })).toEqual([]);
  expect(suggested({}, {})).toHaveLength(1);
});

describe('two people are suggested as one', () => {
  test.each<[string, Changes, Changes]>([
    ['dots of Gmail', { addresses: ['ruth.adler@gmail.com'] }, { addresses: ['ruthadler@gmail.com'] }],
    ['Gmail’s other name', { addresses: ['ruth@gmail.com'] }, { addresses: ['r.u.t.h@googlemail.com'] }],
    ['a label', { addresses: ['ruth@adler.example'] }, { addresses: ['ruth+kith@adler.example'] }],
  ])('when they share a mailbox but for %s', (_, one, other) => {
    expect(suggested({ ...one, name: 'Ruth Adler' }, { ...other, name: 'Ruth A.' })).toMatchObject([
      { confidence: 'strong', keep: { name: 'Ruth Adler' }, absorb: { name: 'Ruth A.' } },
    ]);
  });

  test.each([
    ['+44 20 7946 0018', '+442079460018'],
    ['+44 (0)20 7946 0018', '020 7946 0018'],
    ['0044 20 7946 0018', '+44-20-7946-0018'],
    ['(212) 555-0100', '+1 212 555 0100'],
    ['+1 212 555 0100 ext. 7', '212.555.0100'],
  ])('when %s and %s are one telephone', (one, other) => {
    expect(suggested(phone(one), { ...phone(other), name: 'Ruth Klein' })).toMatchObject([
      { confidence: 'likely', reason: 'Both have the same telephone number.' },
    ]);
  });

  test.each([
    ['Ruth Adler', 'RUTH  ADLER'],
    ['Ruth Adler', 'Adler, Ruth'],
    ['Ruth Adler', 'Adler Ruth'],
    ['Dr. Ruth Adler', 'Ruth Adler, PhD'],
    ['Ruth M. Adler', 'Ruth Adler'],
    ['Ruth Maria Adler', 'Ruth Adler'],
    ['René Noël', 'Rene Noel'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Jürgen Müller', 'Jurgen Muller'],
    ['Søren Æbelø', 'Soren Aebelo'],
    ['Bob Hill', 'Robert Hill'],
    ['Kate O’Neill', "Katherine O'Neill"],
    ['王小明', '王小明'],
    ['Анна Иванова', 'анна иванова'],
  ])('when %s and %s are one name', (one, other) => {
    expect(suggested({ name: one }, { name: other })).toMatchObject([
      { confidence: 'possible', reason: 'Both have the same name.' },
    ]);
  });

  test('when one is known by the other’s first name', () => {
    expect(suggested({ name: 'Margarethe Adler', nickname: 'Gretl' }, { name: 'Gretl Adler' })).toHaveLength(
      1,
    );
  });

  test('with more weight when they work for one company', () => {
    expect(suggested({ company: 'Hill & Co' }, { company: 'hill & co' })).toMatchObject([
      { confidence: 'likely', reason: 'Both have the same name and work for Hill & Co.' },
    ]);
  });

  test('when both are in memory', () => {
    const inMemory = { since: SINCE, remembersAnniversaries: false };
    expect(suggested({ inMemory }, { inMemory })).toHaveLength(1);
  });
});

describe('two people are left alone', () => {
  const landline = phone('020 7946 0018');
  test.each<[string, Changes, Changes]>([
    ['a couple at one telephone', { ...landline }, { ...landline, name: 'Tom Adler' }],
    [
      'a couple with one mailbox',
      { addresses: ['adlers@gmail.com'] },
      { addresses: ['adlers+tom@gmail.com'], name: 'Tom Adler' },
    ],
    [
      'father and son of one name',
      { ...landline, name: 'Tom Adler' },
      { ...landline, name: 'Tom Adler Jr.' },
    ],
    ['namesakes with two birthdays', born(3), born(4)],
    ['people with the same first name', { name: 'Ruth' }, { name: 'Ruth' }],
    ['people with the same family name', { name: 'Ruth Adler' }, { name: 'Rahel Adler' }],
    ['people in one small office', phone('100 200'), { ...phone('100 200'), name: 'Ruth Klein' }],
    ['different countries', phone('+44 20 7946 0018'), { ...phone('+43 20 7946 0018'), name: 'Ruth Klein' }],
    [
      'different dots elsewhere',
      { addresses: ['r.a@adler.example'] },
      { addresses: ['ra@adler.example'], name: 'Ruth Z' },
    ],
    ['one of whom is hidden', { hidden: { since: SINCE } }, {}],
    ['one of whom has died', {}, { inMemory: { since: SINCE } }],
    [
      'who are mother and daughter',
      { lovedOnes: [{ name: 'Ruth', relation: 'daughter', contactId: 'otherotherothero' }] },
      {},
    ],
  ])('%s', (_, one, other) => {
    expect(suggested(one, other)).toEqual([]);
  });

  test('a switchboard of many people, and more namesakes than one can tell apart', () => {
    const people = Array.from({ length: 40 }, (_, index) =>
      buildContact({
        contactId: deriveContactId(`${index}`),
        name: 'Ruth Adler',
        addresses: [],
        ...landline,
      }),
    );
    expect(suggestDuplicates(people)).toEqual([]);
  });

  function born(day: number): Changes {
    return { occasions: [{ kind: 'birthday', date: { month: 5, day } }] };
  }
});

describe('a list of suggestions', () => {
  test('puts the surest first, and keeps whom the owner cares about', () => {
    const ruths = [
      buildContact({ contactId: 'ruthaaaaaaaaaaaa', cadenceDays: undefined, addresses: ['ruth@gmail.com'] }),
      buildContact({ contactId: 'ruthbbbbbbbbbbbb', addresses: ['r.uth@gmail.com'] }),
      buildContact({ contactId: 'toma222222222222', name: 'Tom Hill', addresses: [] }),
      buildContact({
        contactId: 'tomb222222222222',
        name: 'Thomas Hill',
        addresses: [],
        tier: 'inner',
        cadenceDays: undefined,
        lastTouchAt: SINCE,
      }),
    ];
    expect(
      suggestDuplicates(ruths.toReversed()).map(({ keep, absorb }) => [keep.contactId, absorb.contactId]),
    ).toEqual([
      ['ruthbbbbbbbbbbbb', 'ruthaaaaaaaaaaaa'],
      ['tomb222222222222', 'toma222222222222'],
    ]);
  });

  test('absorbs nobody twice, and nobody who absorbs, whatever the order of the list', () => {
    const names = ['Ruth Adler', 'Adler, Ruth', 'R. Adler', 'Tom Adler', 'Ruth Klein'];
    const person = fc.record({
      name: fc.constantFrom(...names),
      address: fc.constantFrom(undefined, 'ra@gmail.com', 'r.a@gmail.com', 'tom@adler.example'),
      number: fc.constantFrom(undefined, '020 7946 0018', '+44 20 7946 0018'),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 10 }), (list) => {
        const people = list.map(({ name, address, number }, index) =>
          buildContact({
            contactId: deriveContactId(`${index}`),
            name,
            addresses: address === undefined ? [] : [address],
            phones: number === undefined ? [] : [{ number }],
          }),
        );
        const pairs = suggestDuplicates(people);
        const absorbed = pairs.map(({ absorb }) => absorb.contactId);
        expect(new Set(absorbed).size).toBe(absorbed.length);
        for (const { keep } of pairs) expect(absorbed).not.toContain(keep.contactId);
        expect(suggestDuplicates(people.toReversed())).toEqual(pairs);
      }),
      { numRuns: 60 },
    );
  });

  test('compares nobody with more than a few others, however many and however alike they are', () => {
    let looks = 0;
    const people = Array.from({ length: 3_000 }, (_, index) => ({
      ...buildContact({
        contactId: deriveContactId(`${index}`),
        name: `Ruth ${['Adler', 'Hill', 'Klein'][index % 3]}`,
        addresses: [`ruth${index >> 1}+${index}@adler.example`],
        phones: [{ number: index % 2 === 0 ? '020 7946 0018' : `+44 20 ${index} 0018` }],
      }),
      /** Each comparison looks whether one is there. */
      get hidden() {
        looks += 1;
        return undefined;
      },
    }));
    suggestDuplicates(people);
    expect(looks).toBeGreaterThan(people.length);
    expect(looks).toBeLessThan(people.length * 50);
  });
});
