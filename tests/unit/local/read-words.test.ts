import { describe, expect, it } from 'vitest';
import { readHeaders } from '../../../infra/local/ses/raw-headers.ts';
import { readWords } from '../../../infra/local/ses/read-words.ts';

const wordsOf = (...lines: string[]) =>
  readWords(readHeaders(Buffer.from(`${lines.join('\r\n')}\r\n\r\nHi`)));

describe('the words of a mail in a list', () => {
  it.each([
    ['Nora Lindqvist <nora@kith.example>', 'Nora Lindqvist <nora@kith.example>'],
    ['"Lindqvist, Nora" <nora@kith.example>', 'Lindqvist, Nora <nora@kith.example>'],
    ['=?UTF-8?Q?Zo=C3=AB_?= =?UTF-8?B?8J+Mvw==?= <zoe@kith.example>', 'Zoë 🌿 <zoe@kith.example>'],
    ['Zoë <zoe@kith.example>', 'Zoë <zoe@kith.example>'],
    ['nora@kith.example', 'nora@kith.example'],
  ])('a sender written as %s is read as %s', (written, read) => {
    expect(wordsOf(`From: ${written}`).from).toBe(read);
  });

  it('a folded subject in encoded words is one line of text', () => {
    const lines = ['Subject: =?UTF-8?Q?The_man_who_rang_=E2=80=94?=', ' =?UTF-8?Q?_in_August?='];
    expect(wordsOf('From: nora@kith.example', ...lines).subject).toBe('The man who rang — in August');
  });

  it('what a mail does not say is empty', () => {
    expect(wordsOf('To: ada@x.example')).toEqual({ from: '', subject: '' });
  });
});

describe('the head of a raw message', () => {
  it.each(['\r\n', '\n'])(
    'ends at its first blank line, and the rest stays as it is, with line ends %j',
    (end) => {
      const raw = Buffer.from(['A: 1', 'B: 2', '', 'C: 3', '', 'D: 4'].join(end));
      expect(readHeaders(raw)).toEqual([
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ]);
    },
  );
});
