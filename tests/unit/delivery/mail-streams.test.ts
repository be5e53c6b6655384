import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kithSender,
  newsletterSender,
  ownerSender,
} from '../../../functions/delivery/domain/mail-streams.ts';

describe('the streams of mail', () => {
  it.each([
    ['Nora Lindqvist', 'nora.lindqvist@kith.example'],
    ['Åsa Öberg-Li', 'asa.oberg-li@kith.example'],
    ["Dr. Seán O'Brien", 'dr.sean.o.brien@kith.example'],
    ['李小龙', 'hello@kith.example'],
    ['Kith', 'hello@kith.example'],
    ['…', 'hello@kith.example'],
  ])('a check-in of %s comes from %s, under the name as it is', (name, address) => {
    expect(ownerSender(name, 'kith.example')).toEqual({ name, address });
  });

  it('an owner of any name has an address, and never that of Kith itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const { address } = ownerSender(name, 'kith.example');
        expect(address).not.toBe(kithSender('kith.example').address);
      }),
    );
  });

  it('the newsletter comes from an address of its own', () => {
    const from = { name: 'Nora Lindqvist', localPart: 'newsletter' };
    expect(newsletterSender(from, 'kith.example')).toEqual({
      name: 'Nora Lindqvist',
      address: 'newsletter@kith.example',
    });
    expect(kithSender('kith.example')).toEqual({ name: 'Kith', address: 'kith@kith.example' });
  });
});
