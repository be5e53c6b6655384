import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCadence } from '../../../functions/circle/domain/import/cadence-words.ts';
import { hasName, mapColumns, toCells } from '../../../functions/circle/domain/import/contact-columns.ts';
import { readContactRow } from '../../../functions/circle/domain/import/contact-row.ts';
import { readDate } from '../../../functions/circle/domain/import/written-date.ts';

describe('a heading', () => {
  test.each([
    ['Name', 'name'],
    [' FULL  NAME ', 'name'],
    ['First_Name', 'firstName'],
    ['Surname', 'lastName'],
    ['E-Mail', 'emails'],
    ['E-mail 2 - Value', 'emails'],
    ['email address', 'emails'],
    ['Cadence (days)', 'cadence'],
    ['Job Title', 'role'],
    ['Organisation', 'company'],
    ['Date of birth', 'birthday'],
    ['Last Contact Date', 'lastContact'],
    ['Interests', 'interests'],
    ['NOTES', 'notes'],
    ['Shoe size', undefined],
    ['constructor', undefined],
    ['', undefined],
  ])('%j holds %j', (heading, column) => {
    expect(mapColumns([heading]).columns).toEqual([column]);
  });

  test('is named when Kith has no use for it', () => {
    expect(mapColumns(['Name', 'Shoe size', '']).ignoredHeadings).toEqual(['Shoe size']);
  });

  test('is needed for the name', () => {
    expect(hasName(mapColumns(['First name']))).toBe(true);
    expect(hasName(mapColumns(['Email', 'Notes']))).toBe(false);
  });

  test('may come twice; what is in the two is joined', () => {
    const map = mapColumns(['Name', 'E-mail 1', 'E-mail 2']);
    expect(toCells(map, ['Ann', 'a@berg.example', ' b@berg.example '])).toEqual({
      name: 'Ann',
      emails: 'a@berg.example; b@berg.example',
    });
    expect(toCells(map, ['Ann'])).toEqual({ name: 'Ann' });
  });
});

describe('a cadence', () => {
  test.each([
    ['30', 30],
    [' 1 ', 1],
    ['monthly', 30],
    ['Weekly', 7],
    ['every 6 weeks', 42],
    ['6 weeks', 42],
    ['every other month', 60],
    ['every two weeks', 14],
    ['fortnightly', 14],
    ['every day', 1],
    ['quarterly', 90],
    ['yearly', 365],
    ['a year', 365],
    ['90 days', 90],
    ['every  3   months', 90],
  ])('of %j is %d days', (text, days) => {
    expect(readCadence(text)).toBe(days);
  });

  test.each([
    '',
    '0',
    '-3',
    '99999',
    '3651',
    'often',
    'close',
    'inner',
    'every',
    '1.5',
    'every 0 days',
    '30 30',
  ])('is not read from %j', (text) => {
    expect(readCadence(text)).toBeUndefined();
  });
});

describe('a written date', () => {
  test.each([
    ['1980-05-04', { year: 1980, month: 5, day: 4 }],
    ['--05-04', { month: 5, day: 4 }],
    ['--0504', { month: 5, day: 4 }],
    ['4 May', { month: 5, day: 4 }],
    ['May 4', { month: 5, day: 4 }],
    ['May 4th, 1980', { year: 1980, month: 5, day: 4 }],
    ['4th of may 1980', { year: 1980, month: 5, day: 4 }],
    ['4. Sept 1980', { year: 1980, month: 9, day: 4 }],
    ['4.5.1980', { year: 1980, month: 5, day: 4 }],
    ['4.5.', { month: 5, day: 4 }],
    ['29 Feb', { month: 2, day: 29 }],
    ['25/12/1980', { year: 1980, month: 12, day: 25 }],
    ['12/25', { month: 12, day: 25 }],
    ['5/5/1980', { year: 1980, month: 5, day: 5 }],
    ['2026-05-04T10:00:00Z', { year: 2026, month: 5, day: 4 }],
  ])('%j is %j', (text, date) => {
    expect(readDate(text)).toEqual(date);
  });

  test.each([
    '',
    '30 Feb',
    '31.4.1980',
    '1981-02-29',
    '4/5/1980',
    'May',
    'Mayonnaise 4',
    'soon',
    '0.0.',
    '1980-13-01',
    '4 x',
    '1980-05',
  ])('is not guessed from %j', (text) => {
    expect(readDate(text)).toBeUndefined();
  });
});

describe('a row', () => {
  const refusal = (cells: Parameters<typeof readContactRow>[0]) => {
    const reading = readContactRow(cells);
    return reading.outcome === 'refused' ? reading.reason : undefined;
  };

  test('is read whole', () => {
    const reading = readContactRow({
      firstName: 'Ann',
      lastName: 'Berg',
      emails: 'Ann@Berg.example; Ann Berg <ann@home.example>, ann@berg.example',
      cadence: 'every 6 weeks',
      company: 'Fjord',
      role: 'Head of design',
      birthday: '4 May',
      interests: 'wine; cycling;',
      notes: 'Met in Oslo.\nHas a boat.',
      lastContact: '2026-05-04',
    });
    expect(reading).toEqual({
      outcome: 'read',
      cleanings: [],
      details: {
        name: 'Ann Berg',
        addresses: ['ann@berg.example', 'ann@home.example'],
        cadenceDays: 42,
        company: 'Fjord',
        role: 'Head of design',
        birthday: { month: 5, day: 4 },
        interests: ['wine', 'cycling'],
        notes: ['Met in Oslo.', 'Has a boat.'],
        lastContact: { year: 2026, month: 5, day: 4 },
      },
    });
  });

  test('has its name put on one line, and says so', () => {
    expect(readContactRow({ name: 'Ann\r\nBcc: x@y.example\u0007 \u202eBerg' })).toMatchObject({
      details: { name: 'Ann Bcc: x@y.example Berg' },
      cleanings: ['line breaks or odd spaces in the name were taken out'],
    });
  });

  test.each([
    [{}, 'There is no name.'],
    [{ name: ' \u200b ' }, '"" has no letter to call anyone by.'],
    [{ name: '???' }, '"???" has no letter to call anyone by.'],
    [{ name: 'x'.repeat(201) }, 'The name is longer than 200 characters.'],
    [{ name: 'Ann', emails: 'ann@' }, '"ann@" is not a mail address.'],
    [
      { name: 'Ann', emails: 'ann@berg.example leo@berg.example' },
      '"ann@berg.example leo@berg.example" is not a mail address.',
    ],
    [
      { name: 'Ann', birthday: '30 Feb' },
      'The birthday "30 Feb" is not a clear date; write it like 1980-05-04 or 4 May.',
    ],
    [{ name: 'Ann', lastContact: '4 May' }, 'The last contact needs its year, like 2026-05-04.'],
    [
      { name: 'Ann', cadence: 'close' },
      '"close" is no cadence; write a number of days (30) or words like monthly or every 6 weeks.',
    ],
    [{ name: 'Ann', notes: 'x'.repeat(10_001) }, 'The notes are longer than 10000 characters.'],
  ])('is refused with its reason: %j', (cells, reason) => {
    expect(refusal(cells)).toBe(reason);
  });

  test('never throws, and never lets a control character into a name', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(
        fc.record(
          { name: text, emails: text, cadence: text, birthday: text, notes: text, lastContact: text },
          { requiredKeys: [] },
        ),
        (cells) => {
          const reading = readContactRow(cells);
          if (reading.outcome === 'read')
            expect(reading.details.name).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
        },
      ),
    );
  });
});
