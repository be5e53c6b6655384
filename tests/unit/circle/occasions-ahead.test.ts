import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { occasionsAhead } from '../../../functions/circle/domain/occasions-ahead.ts';
import { nextOccurrence, partialDateSchema } from '../../../functions/circle/domain/partial-date.ts';
import { buildContact } from '../../builders/contact.ts';
import { anyDate } from './moments.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a date that comes round', () => {
  test.each([
    [{ month: 8, day: 24 }, '2026-08-24', '2026-08-24'],
    [{ month: 8, day: 23 }, '2026-08-24', '2027-08-23'],
    [{ month: 1, day: 1, year: 1980 }, '2026-12-31', '2027-01-01'],
    [{ month: 5, day: 4, year: 2030 }, '2026-08-24', '2030-05-04'],
    [{ month: 2, day: 29 }, '2027-02-28', '2027-02-28'],
    [{ month: 2, day: 29 }, '2027-03-01', '2028-02-29'],
  ])('%j, from %s, is %s', (date, from, expected) => {
    expect(nextOccurrence(date, day(from)).toString()).toBe(expected);
  });

  test('puts 29 February on 1 March where the owner wants it so, and back in a leap year', () => {
    const leapDay = { month: 2, day: 29, year: 2000 };
    expect(nextOccurrence(leapDay, day('2027-02-28'), '1-march').toString()).toBe('2027-03-01');
    expect(nextOccurrence(leapDay, day('2027-03-02'), '1-march').toString()).toBe('2028-02-29');
  });

  test('comes within a year and a day, never in the past, and on its own day but for 29 February', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (born, from) => {
        const date = { month: born.month, day: born.day };
        const next = nextOccurrence(date, from);
        const ahead = from.until(next).days;
        expect(ahead).toBeGreaterThanOrEqual(0);
        expect(ahead).toBeLessThanOrEqual(366);
        expect(next.month).toBe(born.month);
        if (!(born.month === 2 && born.day === 29)) expect(next.day).toBe(born.day);
      }),
    );
  });

  test.each([
    { month: 2, day: 30 },
    { month: 4, day: 31 },
    { month: 0, day: 1 },
    { month: 13, day: 1 },
    { month: 2, day: 29, year: 2027 },
    { month: Number.NaN, day: 4 },
    { month: 1.5, day: 4 },
  ])('is never %j', (date) => {
    expect(partialDateSchema.safeParse(date).success).toBe(false);
  });
});

describe('occasions ahead', () => {
  const ruth = buildContact({
    occasions: [birthday({ month: 9, day: 1, year: 1960 })],
    lovedOnes: [
      { name: 'Sam', relation: 'husband', occasions: [birthday({ month: 8, day: 27 })] },
      { name: 'Leo', relation: 'son', occasions: [birthday({ month: 8, day: 24, year: 2022 })] },
      { name: 'Rex', relation: 'dog' },
    ],
  });
  const within = (days: number) =>
    occasionsAhead(ruth, day('2026-08-24'), days).map(({ date, ...rest }) => ({
      ...rest,
      date: date.toString(),
    }));

  test('come soonest first, from today to the last day asked for', () => {
    expect(within(8)).toEqual([
      {
        kind: 'birthday',
        person: { name: 'Leo', relation: 'son' },
        date: '2026-08-24',
        daysAhead: 0,
        turning: 4,
      },
      { kind: 'birthday', person: { name: 'Sam', relation: 'husband' }, date: '2026-08-27', daysAhead: 3 },
      { kind: 'birthday', person: { name: 'Ruth Adler' }, date: '2026-09-01', daysAhead: 8, turning: 66 },
    ]);
    expect(within(7)).toHaveLength(2);
    expect(within(0)).toHaveLength(1);
  });
});
