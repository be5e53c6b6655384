import { describe, expect, test } from 'vitest';
import { listCards } from '../../../../functions/circle/domain/households/list-cards.ts';
import { readName, salutation } from '../../../../functions/circle/domain/households/salutation.ts';
import { buildPerson } from '../../../builders/person.ts';

type Changes = NonNullable<Parameters<typeof buildPerson>[1]>;

const SINCE = '2026-08-01T09:00:00.000Z';
const MORO = { label: 'home', lines: ['5 Moro Lane'], locality: 'Hull', postalCode: 'HU1 2AB' };
const HILL = { label: 'home', lines: ['1 Hill Road'], locality: 'Leeds', postalCode: 'LS1 1AA' };
const at = (name: string, changes: Changes = {}) =>
  buildPerson(name, { postalAddresses: [MORO], ...changes });
const greetings = (...people: ReturnType<typeof at>[]) => listCards(people).map((card) => card.salutation);
const loved = (name: string, changes = {}) => ({ lovedOnes: [{ name, relation: 'husband', ...changes }] });

describe('a card', () => {
  test('goes to all who live at one address, however it is written', () => {
    const sloppy = { lines: ['5, moro lane'], postalCode: 'hu12ab' };
    const [card, ...others] = listCards([at('Ruth Adler'), at('Tom Adler', { postalAddresses: [sloppy] })]);
    expect(others).toEqual([]);
    expect(card).toMatchObject({ salutation: 'Ruth and Tom Adler', address: MORO, missing: [] });
  });

  test('goes to a household, wherever its letters go, under the name the owner gave it', () => {
    expect(
      greetings(
        at('Ruth Adler', { household: 'the Adlers' }),
        at('Mia Adler', { household: 'The adlers ', postalAddresses: [HILL] }),
        at('Tom Adler'),
      ),
    ).toEqual(['The Adlers']);
  });

  test('is one each for households that share a house', () => {
    expect(
      greetings(
        at('Ruth Adler', { household: 'Adler' }),
        at('Tom Hill', { household: 'Hill' }),
        at('Mia Berg'),
      ),
    ).toEqual(['Adler', 'Hill', 'Mia Berg']);
  });

  test('does not go to work', () => {
    expect(
      greetings(at('Ruth Adler', { postalAddresses: [{ ...MORO, label: 'work' }] }), at('Tom Hill')),
    ).toEqual(['Ruth Adler', 'Tom Hill']);
  });

  test('names who lives with the contact, after them', () => {
    expect(greetings(at('Ruth Adler', loved('Tom')))).toEqual(['Ruth and Tom Adler']);
    expect(greetings(at('Ruth Adler', loved('Tom Hill')))).toEqual(['Ruth Adler and Tom Hill']);
    expect(
      greetings(at('Ruth Adler', loved('Mia', { relation: 'daughter', postalAddresses: [MORO] }))),
    ).toEqual(['Ruth and Mia Adler']);
    expect(greetings(at('Ruth Adler', loved('Tom')), at('Tom Adler'))).toEqual(['Ruth and Tom Adler']);
  });

  test.each([
    ['lives elsewhere', loved('Mia', { postalAddresses: [HILL] })],
    ['may have moved out', loved('Mia', { relation: 'daughter' })],
    ['is a cat', loved('Mia', { relation: 'cat', petKind: 'cat', postalAddresses: [MORO] })],
    ['is hidden', loved('Tom', { hidden: { since: SINCE } })],
    ['has died', loved('Tom', { inMemory: { since: SINCE } })],
    ['has died, as the notes tell', loved('Tom', { notes: ['Died in May.'] })],
    ['is the late husband', loved('Tom', { relation: 'late husband' })],
  ])('does not name a loved one who %s', (_, changes) => {
    expect(greetings(at('Ruth Adler', changes))).toEqual(['Ruth Adler']);
  });

  test.each<[string, Changes]>([
    ['is hidden', { hidden: { since: SINCE } }],
    ['has died', { inMemory: { since: SINCE } }],
    ['is to be left in peace', { doNotContact: { since: SINCE } }],
  ])('neither goes to nor names a contact who %s', (_, changes) => {
    expect(greetings(at('Tom Adler', changes))).toEqual([]);
    expect(greetings(at('Ruth Adler'), at('Tom Adler', { ...changes, household: 'The Adlers' }))).toEqual([
      'Ruth Adler',
    ]);
  });

  test.each<[string, Changes, readonly string[]]>([
    ['no address', { postalAddresses: [] }, ['an address']],
    ['only one at work', { postalAddresses: [{ ...MORO, label: 'work' }] }, ['an address']],
    ['a town alone', { postalAddresses: [{ locality: 'Hull' }] }, ['the street']],
    ['a street alone', { postalAddresses: [{ lines: ['5 Moro Lane'] }] }, ['the town']],
  ])('says what is missing where there is %s', (_, changes, missing) => {
    expect(listCards([at('Ruth Adler', changes)])).toMatchObject([{ missing }]);
  });

  test('takes an address as people type it, in lines, for complete; who typed the same one lives together', () => {
    const typed = [{ lines: ['12 Rose Lane', 'Bath BA1 1AA'] }];
    expect(
      listCards([
        at('Ruth Adler', { postalAddresses: typed }),
        at('Tom Adler', { postalAddresses: [{ lines: ['12 rose lane', 'Bath, BA1 1AA'] }] }),
        at('Mei Tanaka', { postalAddresses: [{ lines: ['12 Rose Lane', 'Leeds'] }] }),
      ]),
    ).toMatchObject([
      { salutation: 'Ruth and Tom Adler', address: typed[0], missing: [] },
      { salutation: 'Mei Tanaka', missing: [] },
    ]);
  });

  test.each([
    [['12 Mill Lane', 'Bath BA1 1AA', 'United Kingdom'], '12 Mill Lane', 'BA11AA', 'Bath'],
    [['Storgatan 1', '111 22 Stockholm'], 'Storgatan 1', '111 22', 'Stockholm'],
    [['Keizersgracht 5', '1015 CJ Amsterdam'], 'Keizersgracht 5', '1015CJ', 'Amsterdam'],
    [['1 Main St', 'Springfield, IL 62701'], '1 Main St', '62701', 'Springfield'],
  ])('finds one household in %j and the same address in fields', (lines, street, postalCode, locality) => {
    const typed = at('Ruth Adler', { postalAddresses: [{ lines }] });
    const inFields = { lines: [street], postalCode, locality };
    expect(greetings(typed, at('Tom Adler', { postalAddresses: [inFields] }))).toEqual([
      'Ruth and Tom Adler',
    ]);
    const elsewhere = { ...inFields, postalCode: '99999' };
    expect(greetings(typed, at('Tom Adler', { postalAddresses: [elsewhere] }))).toHaveLength(2);
  });

  test('takes the complete one of a household’s addresses', () => {
    const household = { household: 'The Adlers' };
    const [card] = listCards([
      at('Ruth Adler', { ...household, postalAddresses: [{ locality: 'Hull' }] }),
      at('Tom Adler', household),
    ]);
    expect(card).toMatchObject({ address: MORO, missing: [] });
  });
});

describe('a salutation', () => {
  test.each([
    [['Ruth Adler'], 'Ruth Adler'],
    [['Adler, Ruth', 'Tom Adler'], 'Ruth and Tom Adler'],
    [['Ruth Adler', 'Tom Adler', 'Mia Adler'], 'The Adlers'],
    [['Ruth Hills', 'Tom Hills', 'Mia Hills'], 'The Hillses'],
    [['Ruth Adler', 'Tom Hill', 'Mia Berg'], 'Ruth Adler, Tom Hill and Mia Berg'],
    [['Ruth'], 'Ruth'],
    [['Анна Иванова', 'Ева Иванова', 'Яна Иванова'], 'Анна, Ева and Яна Иванова'],
  ])('of %j is %s', (names, expected) => {
    expect(salutation(names.map(readName), undefined)).toBe(expected);
  });
});
