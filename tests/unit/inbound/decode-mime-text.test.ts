import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../../functions/inbound/adapters/mime/decode-charset.ts';
import { decodeWords } from '../../../functions/inbound/adapters/mime/decode-words.ts';

const bytes = (...values: readonly number[]) => Buffer.from(values);

describe('text in a charset', () => {
  it.each([
    ['utf-8', Buffer.from('Café'), 'Café'],
    ['utf-8', bytes(0x43, 0x61, 0x66, 0xe9), 'Café'],
    ['us-ascii', Buffer.from('Café'), 'Café'],
    ['iso-8859-1', Buffer.from('Café'), 'Café'],
    ['koi8-r', Buffer.from('Привет'), 'Привет'],
    ['koi8-r', bytes(0xf0, 0xd2, 0xc9), 'При'],
    ['klingon', bytes(0x80), '€'],
    ['gbk', bytes(0xc4, 0xe3, 0xba, 0xc3), '你好'],
    ['GBK', Buffer.from('5 €.'), '5 €.'],
    ['utf-16', bytes(0xfe, 0xff, 0, 0x41), 'A'],
    ['utf-7', Buffer.from('+ADw-b+AD4-'), '+ADw-b+AD4-'],
    ['', bytes(0xe9), 'é'],
  ])('is what its bytes say, whatever it is declared as: %s', (charset, content, text) => {
    expect(decodeCharset(content, charset)).toBe(text);
  });

  it('is something for any bytes and any name', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (content, charset) => {
        expect(typeof decodeCharset(content, charset)).toBe('string');
      }),
    );
  });

  it('comes back as it was sent as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith('\ufeff'));
        expect(decodeCharset(Buffer.from(text), 'utf-8')).toBe(text);
      }),
    );
  });
});

describe('encoded words', () => {
  it.each([
    ['plain', 'plain'],
    ['=?utf-8?Q?Caf=C3=A9_am_See?=', 'Café am See'],
    ['=?UTF-8?B?Q2Fmw6k=?=', 'Café'],
    ['=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?=', 'Café'],
    ['=?utf-8?B?w6k=?=\r\n =?iso-8859-1?Q?=E9?=', 'éé'],
    ['=?iso-8859-1*de?Q?Gr=FC=DFe?= an alle', 'Grüße an alle'],
    ['a =?utf-8?Q?b?= c', 'a b c'],
    ['=?utf-8?Q?open', '=?utf-8?Q?open'],
    ['=?utf-8?X?x?=', '=?utf-8?X?x?='],
  ])('are read, and what is none is left: %s', (value, text) => {
    expect(decodeWords(value)).toBe(text);
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(decodeWords(`=?utf-8?Q?${text}`)).toBeTypeOf('string');
      }),
    );
  });
});
