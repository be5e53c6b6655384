import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFromHeader } from '../../../functions/inbound/adapters/read-from-header.ts';

const NORA = 'nora@lindqvist.example';

describe('From as mail programs write it', () => {
  it.each([
    ['Gmail', 'Nora Lindqvist <nora@lindqvist.example>'],
    ['Outlook, surname first', '"Lindqvist, Nora (London)" <nora@lindqvist.example>'],
    ['Outlook, an address as the name', '"nora@lindqvist.example" <Nora@Lindqvist.example>'],
    ['an address as the name that is not the sender', '"eve@evil.example" <nora@lindqvist.example>'],
    ['quotation marks in the name', '"Nora \\"N\\" \\\\ Lindqvist" <nora@lindqvist.example>'],
    ['encoded words', '=?UTF-8?Q?Nora_Lindqvist=2C?= =?utf-8?b?w4U=?= <nora@lindqvist.example>'],
    ['a folded header', '=?UTF-8?Q?Nora?=\r\n =?UTF-8?Q?Lindqvist?=\r\n\t<nora@lindqvist.example>'],
    ['initials and an apostrophe', "N. L. O'Lindqvist <nora@lindqvist.example>"],
    ['letters that are not encoded', 'Nora Åsa 林 <nora@lindqvist.example>'],
    ['no blank after the name', '"Nora"<nora@lindqvist.example>'],
    ['an empty name', '"" <nora@lindqvist.example>'],
    ['no name', ' <nora@lindqvist.example>'],
    ['nothing but the address', ' nora@lindqvist.example \r\n '],
  ])('names its sender: %s', (_, value) => {
    expect(readFromHeader(value)).toBe(NORA);
  });

  it('may have an address with a label and a longer host', () => {
    expect(readFromHeader('N <nora.l+kith@mail.lindqvist.co.uk>')).toBe('nora.l+kith@mail.lindqvist.co.uk');
  });
});

describe('From that two readers may read as two senders', () => {
  it.each([
    '<nora@lindqvist.example> <eve@evil.example>',
    '<eve@evil.example> <nora@lindqvist.example>',
    'nora@lindqvist.example eve@evil.example',
    'nora@lindqvist.example (c) @evil.example',
    'nora@lindqvist.example (eve@evil.example)',
    '(eve@evil.example) nora@lindqvist.example',
    'Nora (c) <nora@lindqvist.example>',
    'eve@evil.example <nora@lindqvist.example',
    'eve@evil.example <nora@lindqvist.example> more',
    'eve@evil.example <nora@lindqvist.example> >',
    'eve@evil.example <nora@lindqvist.example>',
    'Nora <<nora@lindqvist.example>>',
    'Nora <@evil.example:nora@lindqvist.example>',
    'Nora < nora@lindqvist.example >',
    'Nora <nora @lindqvist.example>',
    'Nora <nora@lindqvist.example\r\n .evil.example>',
    'Nora <nora@lindqvist.example.>',
    'Nora <"nora"@lindqvist.example>',
    'Nora <=?utf-8?q?nora?=@lindqvist.example>',
    '=?utf-8?q?nora?=@lindqvist.example',
    'Nora <nora@=?utf-8?q?lindqvist?=.example>',
    'Nora <nora@lindqvıst.example>',
    'Nora <nora@ｌindqvist.example>',
    '"Nora <nora@lindqvist.example>',
    '"Nora\\" <nora@lindqvist.example>',
    '"Nora" x" <nora@lindqvist.example>',
    'Nora\u0000 <nora@lindqvist.example>',
    'Nora\r<nora@lindqvist.example>',
    '"Nora\n" <nora@lindqvist.example>',
    'nora@lindqvist.example\neve@evil.example',
    '"Nora\\\n" <nora@lindqvist.example>',
    '\u00a0nora@lindqvist.example',
    'nora@lindqvist.example\u00a0',
    'Nora <nora@lindqvist.example>\ufeff',
    'nora@lindqvist.example, eve@evil.example',
    'us: nora@lindqvist.example;',
    'Nora',
    '<>',
    '>',
    '',
  ])('names nobody: %j', (value) => {
    expect(readFromHeader(value)).toBeUndefined();
  });

  it('names nobody when it is longer than a name and an address', () => {
    expect(readFromHeader(`${'x'.repeat(1000)} <nora@lindqvist.example>`)).toBeUndefined();
  });
});

it('names the address of its angle brackets, or nobody, whatever stands before them', () => {
  const before = fc.string({
    unit: fc.constantFrom('"', '\\', '<', '>', '@', '(', ')', ',', 'x', ' ', '\n'),
  });
  fc.assert(
    fc.property(before, (text) => {
      expect([NORA, undefined]).toContain(readFromHeader(`${text} <${NORA}>`));
      expect(readFromHeader(`${text} <${NORA}> ${text}@evil.example`)).toBeUndefined();
    }),
  );
});
