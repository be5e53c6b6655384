import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanLine,
  cleanLines,
  holdsControl,
  holdsUnseen,
} from '../../../functions/circle/domain/clean-text.ts';

describe('a line of text', () => {
  test.each([
    ['Ruth Adler\r\nBcc: everyone@example.com', 'Ruth Adler Bcc: everyone@example.com'],
    ['  Ruth\u00a0\tAdler ', 'Ruth Adler'],
    ['Ruth\u202eneddih\u202c', 'Ruthneddih'],
    ['\u2066Ruth\u2069 \u200fAdler\u200e', 'Ruth Adler'],
    ['Ruth\u0000\u001b[31m\u007fAdler', 'Ruth [31m Adler'],
    ['Ruth\u2028Adler\u2029', 'Ruth Adler'],
    ['\ufeffRu\u200bth', 'Ruth'],
    ['Rene\u0301', 'Ren\u00e9'],
    ['Ruth \ud800', 'Ruth \ufffd'],
    ['שרה לוי', 'שרה לוי'],
    ['👩‍👧 Ana', '👩‍👧 Ana'],
    ['می‌خواهم', 'می‌خواهم'],
    ['\u200b \u202e', ''],
  ])('%j is kept as %j', (text, kept) => {
    expect(cleanLine(text)).toBe(kept);
  });

  test('stays as it is once it is clean, and never holds what could end a header', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ max: 0xffff, min: 0 })), (units) => {
        const line = cleanLine(String.fromCharCode(...units));
        return cleanLine(line) === line && !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(line);
      }),
    );
  });
});

test('several lines are cleaned one by one, and empty ones are left out', () => {
  expect(cleanLines('likes\twine\r\n\r\n \u200b\nhas two  dogs\u2028and a cat')).toEqual([
    'likes wine',
    'has two dogs',
    'and a cat',
  ]);
});

test.each([
  ['Ruth\r\nBcc: x', true, true],
  ['Ruth\u0007', true, true],
  ['Ruth\u2028Adler', true, true],
  ['Ruth\u202eAdler', false, true],
  ['  Ruth\t Adler\r\n', false, false],
  ['می‌خواهم 👩‍👧', false, false],
])('of %j something is taken out that is no space: control %s, any mark %s', (line, control, unseen) => {
  expect({ control: holdsControl(line), unseen: holdsUnseen(line) }).toEqual({ control, unseen });
});
