import { describe, expect, it } from 'vitest';
import { parseMail } from '../../../functions/inbound/adapters/parse-mail.ts';
import { readOwnLetter } from '../../../functions/inbound/domain/reply/own-letter.ts';
import { issueFiles } from '../../../functions/newsletter/adapters/issue-files.ts';
import { readDraft } from '../../../functions/newsletter/domain/read-draft.ts';
import { buildRawMail } from '../../builders/raw-mail.ts';

const LETTER = 'subject: Mine\n\nHe said:\n\n> Come in.\n\nSo I did.\n\n---\n\nBest wishes,\nNora';

describe('a letter that comes as a mail', () => {
  it.each([
    ['a signature', '\n\n-- \nNora\nCEO'],
    ['one whose space was dropped', '\n\n--\nNora'],
    ['what a telephone adds', '\n\nSent from my iPhone\n'],
    ['what Outlook adds', '\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n'],
    [
      'the mail that it answers',
      '\n\nOn Mon, 24 Aug 2026 at 07:30, Priya Raman <priya@raman.example> wrote:\n> Dear Nora,\n>\n> private words\n',
    ],
    [
      'the same as Outlook has it',
      '\n\n________________________________\nFrom: Priya <priya@raman.example>\nSent: 24 August 2026 07:30\nTo: Nora\nSubject: Hello\n\nprivate words\n',
    ],
  ])('is read without %s', (_, added) => {
    expect(readOwnLetter(LETTER + added).trimEnd()).toBe(LETTER);
  });

  it('that was forwarded is read without the head of that mail', () => {
    const head =
      '\n\n---------- Forwarded message ---------\nFrom: Nora Work <nora@work.example>\nDate: Mon, 24 Aug 2026 at 07:30\nSubject: Hello\nTo: Nora <nora@lindqvist.example>\n\n\n';
    expect(readOwnLetter(head + LETTER).trim()).toBe(LETTER);
  });

  it('has each address once, and no place of a picture that is not there', () => {
    const written =
      'See [it](https://a.example/x<https://a.example/x>), https://b.example<https://b.example/> or a pen<https://c.example/>.\n\n[image: cup.png]\n[cid:image001.png@01D]\n\nWrite to nora@x.example<mailto:nora@x.example>.';
    expect(readOwnLetter(written)).toBe(
      'See [it](https://a.example/x), https://b.example or a pen <https://c.example/>.\n\n\n\n\nWrite to nora@x.example.',
    );
  });

  it('keeps what only looks like any of that', () => {
    const own = [
      'Heading\n--\n\nWords.',
      'On Monday Ruth wrote:\n\n> Come in.\n\nAnd so I did, <https://a.example>.',
      'A line  \nthat breaks.',
      'Best wishes,\nNora',
    ];
    for (const text of [...own, ...issueFiles.map((file) => file.text.trimEnd())])
      expect(readOwnLetter(text)).toBe(text);
  });
});

const outlook = (lines: readonly string[]) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><div class=WordSection1>\r\n${lines
    .map((line) => `<p class=MsoNormal>${line || '<o:p>&nbsp;</o:p>'}<o:p></o:p></p>`)
    .join('\r\n')}</div></body></html>`;
const gmail = (lines: readonly string[]) =>
  `<div dir="ltr">${lines.map((line) => `<div>${line || '<br>'}</div>`).join('')}</div>`;

describe('a draft as mail programs write it', () => {
  const lines = [
    'subject: Cafe',
    'preheader: Why.',
    '',
    'I met [Ada](https://a.example).',
    '',
    '## One tip',
    '',
    'Keep a card.',
  ];
  const quoted = (text: string) =>
    text.replaceAll('=', '=3D').replace('Cafe', 'Caf=E9').replace('Keep a card', 'Keep a =\r\ncard');

  it.each([
    [
      'Outlook, in HTML alone',
      outlook(['---', ...lines.slice(0, 2), '---', ...lines.slice(2)]),
      'text/html; charset=utf-8',
      '8bit',
      'Cafe',
    ],
    ['Gmail, in HTML alone', gmail(lines), 'text/html; charset=utf-8', '8bit', 'Cafe'],
    [
      'a program of Latin 1',
      quoted(lines.join('\r\n')),
      'text/plain; charset=iso-8859-1',
      'quoted-printable',
      'Café',
    ],
    [
      'a program of flowed lines',
      lines.join('\r\n').replace('Keep a card', 'Keep a \r\ncard'),
      'text/plain; charset=utf-8; format=flowed',
      '8bit',
      'Cafe',
    ],
  ])('%s is the letter that was written', async (_, body, type, encoding, subject) => {
    const headers = [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`];
    const { text } = await parseMail(buildRawMail({ body, headers }));
    expect(readDraft(readOwnLetter(text), 'A draft', {})).toMatchObject({
      subject,
      preheader: 'Why.',
      markdown: 'I met [Ada](https://a.example).\n\n## One tip\n\nKeep a card.',
    });
  });
});
