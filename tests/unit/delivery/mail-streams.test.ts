import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  kithSender,
  letterSender,
  newsletterSender,
  ownerSender,
} from '../../../functions/delivery/domain/mail-streams.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';

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

  it('a letter comes from the address that its answers go to, where SES may send from it', () => {
    const lasting = emailAddressSchema.parse('hello+anna-k3x7q2mw@in.kith.example');
    const senders = ['kith.example', 'in.kith.example', 'other.example', 'th.example'].map(
      (domain) => letterSender('Nora Lindqvist', lasting, domain).address,
    );
    expect(senders).toEqual([
      lasting,
      'nora.lindqvist@in.kith.example',
      'nora.lindqvist@other.example',
      'nora.lindqvist@th.example',
    ]);
    expect(letterSender('Nora Lindqvist', lasting, 'kith.example').name).toBe('Nora Lindqvist');
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
