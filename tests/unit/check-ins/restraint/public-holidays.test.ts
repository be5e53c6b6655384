import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { countryOf } from '../../../../functions/check-ins/domain/restraint/country-of.ts';
import table from '../../../../functions/check-ins/domain/restraint/public-holidays.json' with {
  type: 'json',
};
import { isPublicHoliday } from '../../../../functions/check-ins/domain/restraint/public-holidays.ts';
import { listCountries, listPublicHolidays } from '../../../../infra/holidays/list-public-holidays.ts';

const on = (country: string, day: string) => isPublicHoliday(country, Temporal.PlainDate.from(day));

it.each([
  ['GB', '2026-12-28', true],
  ['DE', '2026-10-03', true],
  ['DE', '2026-05-14', true],
  ['US', '2026-11-26', true],
  ['US', '2026-11-27', false],
  ['FR', '2027-07-14', true],
  ['GB', '2027-07-14', false],
  ['JP', '2026-01-01', true],
  ['XX', '2026-01-01', false],
  ['GB', '1999-12-25', false],
])('of %s on %s: %s', (country, day, isOne) => {
  expect(on(country, day)).toBe(isOne);
});

describe('the table of holidays', () => {
  it.each(['GB', 'DE', 'US', 'FR', 'IN', 'SA', 'IL', 'CN', 'BR', 'ZA'] as const)(
    'says of %s what the library says; “npm run holidays” writes it anew',
    (country) => {
      const years = Object.keys(table[country]).map(Number);
      expect(listPublicHolidays([country], years)).toEqual({ [country]: table[country] });
    },
  );

  it('knows every country that the library knows', () => {
    expect(Object.keys(table)).toEqual(listCountries());
  });
});

it.each([
  ['GB', 'GB'],
  ['uk', 'GB'],
  ['England', 'GB'],
  ['United Kingdom', 'GB'],
  ['Deutschland', 'DE'],
  ['États-Unis', 'US'],
  [' usa ', 'US'],
  ['Schweiz', 'CH'],
  ['日本', 'JP'],
  ['Ruritania', undefined],
  ['', undefined],
])('a postal address in %j is in %s', (country, code) => {
  expect(countryOf({ postalAddresses: [{ lines: [], country }] })).toBe(code);
});
