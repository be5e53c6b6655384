import { describe, expect, it } from 'vitest';
import { findAmount, findDoubtfulSum, withoutAmount } from '../../../functions/circle/domain/find-amount.ts';

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

describe('a sum in money that several countries have', () => {
  it.each([
    ['a linocut for Ruth, 80 kr', '80 kr'],
    ['1,200 pesos for the pot', '1,200 pesos'],
    ['kr 350, a lamp', 'kr 350'],
    ['500 crowns', '500 crowns'],
  ])('“%s” is found as it was written', (text, written) => {
    expect(findDoubtfulSum(text, 'GBP')).toEqual({ written });
  });

  it('is the owner’s own where it is called so', () => {
    expect(findDoubtfulSum('a lamp, 80,50 kr.', 'NOK')?.amount).toEqual({ currency: 'NOK', value: 80.5 });
  });

  it.each(['a lamp, SEK 80', 'a lamp, £80', '12 roses', 'a crown for the 3 kings', '80 kramer'])(
    'is not “%s”',
    (text) => {
      expect(findDoubtfulSum(text, 'GBP')).toBeUndefined();
    },
  );
});
