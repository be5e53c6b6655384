import { describe, expect, test } from 'vitest';
import { readCadence } from '../../../../functions/circle/domain/import/cadence-words.ts';
import {
  readDate,
  slashOrderOf,
  withoutSlashes,
} from '../../../../functions/circle/domain/import/written-date.ts';

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
    ['19800504', { year: 1980, month: 5, day: 4 }],
    ['19800504T000000Z', { year: 1980, month: 5, day: 4 }],
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

describe('dates with slashes', () => {
  test.each([
    ['25/12/1980', 'day-first'],
    ['12/25/1980', 'month-first'],
    ['12/25', 'month-first'],
    ['4/5/1980', undefined],
    ['31/31/1980', undefined],
    ['4 May', undefined],
  ])('of %j tell the order of their list: %j', (text, order) => {
    expect(slashOrderOf(text)).toBe(order);
  });

  test.each([
    ['4/5/1980', 'day-first', '1980-05-04'],
    ['4/5/1980', 'month-first', '1980-04-05'],
    ['4/5', 'month-first', '--04-05'],
    ['4/5/1980', undefined, '4/5/1980'],
    ['4 May', 'day-first', '4 May'],
  ] as const)('%j in a list that is %j: %j', (text, order, written) => {
    expect(withoutSlashes(text, order)).toBe(written);
  });
});
