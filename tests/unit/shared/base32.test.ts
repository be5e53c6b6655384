import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase32, encodeBase32 } from '../../../functions/shared/base32.ts';

test.each([
  ['', ''],
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('writes %j as %j (RFC 4648, 10)', (text, encoded) => {
  expect(encodeBase32(Buffer.from(text))).toBe(encoded);
});

test('gives back the bytes, whatever the case', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes);
      expect(decodeBase32(encodeBase32(bytes).toUpperCase())).toEqual(bytes);
    }),
  );
});

test('reads a value from one text only', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcdefgh234567') }), (text) => {
      const bytes = decodeBase32(text);
      if (bytes !== undefined) expect(encodeBase32(bytes)).toBe(text);
    }),
  );
});

test.each(['a', 'mz', 'mzxw6y1', 'my======', 'm y', 'mé', '\u212a'.repeat(8)])('refuses %j', (text) => {
  expect(decodeBase32(text)).toBeUndefined();
});
