import { describe, expect, test } from 'vitest';
import {
  hasName,
  mapColumns,
  readOwnWords,
  toCells,
} from '../../../../functions/circle/domain/import/contact-columns.ts';

const meaningOf = (heading: string) => mapColumns([heading]).columns[0]?.kind;

describe('a heading', () => {
  test.each([
    ['Name', 'name'],
    [' FULL  NAME ', 'name'],
    ['First_Name', 'firstName'],
    ['Surname', 'lastName'],
    ['E-Mail', 'email'],
    ['E-mail 2 - Value', 'email'],
    ['email address', 'email'],
    ['Cadence (days)', 'cadence'],
    ['Tier', 'tier'],
    ['Job Title', 'role'],
    ['Organisation', 'company'],
    ['Date of birth', 'birthday'],
    ['Last Contact Date', 'lastContact'],
    ['Interests', 'interests'],
    ['Mobile phone 2', 'phone'],
    ['NOTES', 'notes'],
    ['Shoe size', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%j holds %j', (heading, kind) => {
    expect(meaningOf(heading)).toBe(kind);
  });

  test('is named when Kith has no use for it', () => {
    expect(mapColumns(['Name', 'Shoe size', '']).ignoredHeadings).toEqual(['Shoe size']);
  });

  test('is needed for the name', () => {
    expect(hasName(mapColumns(['First name']))).toBe(true);
    expect(hasName(mapColumns(['Email', 'Notes']))).toBe(false);
  });

  test('may come twice', () => {
    const map = mapColumns(['Name', 'E-mail 1', 'E-mail 2']);
    expect(toCells(map, ['Ann', 'a@berg.example', ' b@berg.example '])).toEqual([
      { kind: 'name', text: 'Ann' },
      { kind: 'email', text: 'a@berg.example' },
      { kind: 'email', text: 'b@berg.example' },
    ]);
    expect(toCells(map, ['Ann'])).toEqual([{ kind: 'name', text: 'Ann' }]);
  });
});

describe('the headings of a product', () => {
  test.each([
    [
      ['Name', 'Given Name', 'Family Name', 'Group Membership', 'E-mail 1 - Type'],
      'a list of Google Contacts',
    ],
    [['First Name', 'Last Name', 'File As', 'Labels', 'E-mail 1 - Label'], 'a list of Google Contacts'],
    [['First Name', 'Last Name', 'E-mail Address', 'Business Street'], 'a list of Outlook'],
    [['First Name', 'Last Name', 'URL', 'Email Address', 'Connected On'], 'a list of LinkedIn connections'],
    [['First Name', 'Last Name', 'Email'], 'a list of people'],
  ])('%j are %s', (headings, title) => {
    expect(mapColumns(headings).layout.title).toBe(title);
  });

  test('mean what the product means: the title of Outlook is Dr., not the role', () => {
    const map = mapColumns(['Title', 'First Name', 'E-mail Address', 'Business Street', 'Home Phone 2']);
    expect(map.columns).toEqual([
      { kind: 'prefix' },
      { kind: 'firstName' },
      { kind: 'email' },
      { kind: 'street', slot: 'address business', label: 'work' },
      { kind: 'phone', slot: 'home phone 2', label: 'home' },
    ]);
  });
});

describe('a mapping of the owner', () => {
  test('says what unknown headings hold', () => {
    const { words, unknown } = readOwnWords('Vorname=first name, Geburtstag = birthday');
    expect(unknown).toBeUndefined();
    const map = mapColumns(['VORNAME', 'Geburtstag', 'Email'], words);
    expect(map.columns.map((column) => column?.kind)).toEqual(['firstName', 'birthday', 'email']);
  });

  test.each([
    ['Vorname', 'Vorname'],
    ['Vorname=', 'Vorname='],
    ['Vorname=shoe size', 'Vorname=shoe size'],
    ['a=name,=notes', '=notes'],
  ])('is refused where it says nothing: %j', (text, unknown) => {
    expect(readOwnWords(text).unknown).toBe(unknown);
  });
});
