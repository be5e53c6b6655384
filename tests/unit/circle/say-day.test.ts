import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateLine, sayDate, sayWhen } from '../../../functions/circle/domain/say-day.ts';

const today = Temporal.PlainDate.from('2026-08-24');
const day = (text: string) => Temporal.PlainDate.from(text);

describe('a day in words', () => {
  it('writes the day as a letter does', () => {
    expect(dateLine(today)).toBe('Monday, 24 August');
  });

  it.each([
    ['2026-08-24', 'today'],
    ['2026-08-25', 'tomorrow'],
    ['2026-08-27', 'on Thursday'],
    ['2026-08-30', 'on Sunday'],
    ['2026-08-31', 'on 31 August'],
    ['2027-01-02', 'on 2 January 2027'],
    ['2026-08-23', 'on 23 August'],
  ])('says %s as "%s"', (date, words) => {
    expect(sayWhen(day(date), today)).toBe(words);
  });

  it('names the year only where it is another one', () => {
    expect(sayDate(day('2026-07-08'), today)).toBe('8 July');
    expect(sayDate(day('2025-07-08'), today)).toBe('8 July 2025');
  });
});
