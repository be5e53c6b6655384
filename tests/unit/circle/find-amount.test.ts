import { describe, expect, it } from 'vitest';
import { findAmount, withoutAmount } from '../../../functions/circle/domain/find-amount.ts';

describe('a sum in an owner’s own words', () => {
  it.each([
    ['a good knife, 80 Fr.', 'CHF', 80],
    ['incense from Kyoto ¥5000', 'JPY', 5000],
    ['boots for Amara, 80 quid, yesterday', 'GBP', 80],
    ['a hamper for 1,200.50 euros', 'EUR', 1200.5],
  ])('“%s”', (text, currency, value) => {
    expect(findAmount(text)).toEqual({ currency, value });
  });

  it.each(['a knife, 80 kr', '12 roses', 'volume 3 of the letters'])('is not made of “%s”', (text) => {
    expect(findAmount(text)).toBeUndefined();
  });

  it('leaves the other words as they are', () => {
    expect(withoutAmount('a good knife, 80 Fr. on Monday')).toBe('a good knife,  on Monday');
  });
});
