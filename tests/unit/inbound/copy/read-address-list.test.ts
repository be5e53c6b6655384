import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddressList } from '../../../../functions/inbound/adapters/mime/read-address-list.ts';

describe('a list of addresses', () => {
  it.each([
    ['nick@borelli.example', [{ address: 'nick@borelli.example' }]],
    ['Nick Borelli <Nick@Borelli.example>', [{ name: 'Nick Borelli', address: 'nick@borelli.example' }]],
    [
      '"Borelli, Nick" <nick@borelli.example>, Ruth <ruth@adler.example>',
      [
        { name: 'Borelli, Nick', address: 'nick@borelli.example' },
        { name: 'Ruth', address: 'ruth@adler.example' },
      ],
    ],
    [
      'Friends: anna@a.example, Ben <ben@b.example>;, cy@c.example',
      [{ address: 'anna@a.example' }, { name: 'Ben', address: 'ben@b.example' }, { address: 'cy@c.example' }],
    ],
    ['=?utf-8?Q?Zo=C3=AB?= <zoe@z.example>', [{ name: 'Zoë', address: 'zoe@z.example' }]],
    ['nick@borelli.example (Nick, at home)', [{ address: 'nick@borelli.example' }]],
    ['"nick@borelli.example" <nick@borelli.example>', [{ address: 'nick@borelli.example' }]],
    ["'Nick B' <nick@borelli.example>; x", [{ name: 'Nick B', address: 'nick@borelli.example' }]],
    ['"a \\" b" <n@b.example>', [{ name: 'a " b', address: 'n@b.example' }]],
    ['undisclosed-recipients:;', []],
    ['', []],
    ['Nick <nick@borelli.example', [{ name: 'Nick', address: 'nick@borelli.example' }]],
  ])('%s', (value, expected) => {
    expect(readAddressList(value)).toEqual(expected);
  });

  it('is read to an end, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab@.,;:<>"\\() =?'), maxLength: 300 }), (value) => {
        for (const { address } of readAddressList(value)) expect(address).toContain('@');
      }),
    );
    expect(readAddressList('"'.repeat(1_000_000))).toEqual([]);
  });
});
