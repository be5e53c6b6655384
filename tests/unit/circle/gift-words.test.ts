import { describe, expect, it } from 'vitest';
import { giftSchema } from '../../../functions/circle/domain/gift.ts';
import { readGiftLink, readGiftWords } from '../../../functions/circle/domain/gift-words.ts';

const lovedOnes = [
  { name: 'Leo', relation: 'son', interests: [], notes: [], occasions: [], postalAddresses: [] },
];

describe('the words of a gift', () => {
  it.each([
    ['boots https://shop.example/boots?size=4', { text: 'boots', link: 'https://shop.example/boots?size=4' }],
    ['boots (https://shop.example/boots), $80', { text: 'boots, $80', link: 'https://shop.example/boots' }],
    ['boots <https://shop.example/boots>.', { text: 'boots.', link: 'https://shop.example/boots' }],
    ['https://shop.example/boots', { text: 'shop.example', link: 'https://shop.example/boots' }],
    ['boots for Leo’s birthday', { text: 'boots for Leo’s birthday', forWhom: 'Leo', occasion: 'birthday' }],
    ['boots for her 50th birthday', { text: 'boots for her 50th birthday', occasion: 'birthday' }],
    ['a cake for Leonora', { text: 'a cake for Leonora' }],
    ['ftp://shop.example/boots', { text: 'ftp://shop.example/boots' }],
  ])('%s', (words, told) => {
    expect(readGiftWords({ lovedOnes }, words)).toEqual(told);
  });
});

it.each(['javascript:alert(1)', 'file:///etc/passwd', 'http://localhost/x', 'boots', 'https://'])(
  '%s is no link of a gift',
  (written) => {
    expect(readGiftLink(written)).toBeUndefined();
  },
);

it('a gift of an older release is still read', () => {
  const old = { giftId: 'b'.repeat(24), stage: 'sent', text: 'boots', addedAt: '2026-08-01T09:00:00.000Z' };
  expect(giftSchema.parse(old)).toEqual(old);
});
