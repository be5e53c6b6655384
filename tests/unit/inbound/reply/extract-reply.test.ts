import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extractReply,
  MAX_REPLY_CHARACTERS,
} from '../../../../functions/inbound/domain/reply/extract-reply.ts';

const lines = (...text: readonly string[]) => text.join('\n');

describe('the new words of a reply', () => {
  it('are those above an attribution and a marked quotation', () => {
    const body = lines(
      'Met for lunch. Leo starts school in September.',
      '',
      'On Mon, 24 Aug 2026 at 07:30, Kith <kith@kith.example> wrote:',
      '> 47 days since you last spoke.',
    );
    expect(extractReply(body)).toBe('Met for lunch. Leo starts school in September.');
  });

  it('are found above an attribution that is wrapped over lines', () => {
    const body = lines(
      'Called her.',
      'On Monday, 24 August 2026 at 07:30, Kith of Nora',
      '<kith@kith.example>',
      'wrote:',
      '> Ruth',
    );
    expect(extractReply(body)).toBe('Called her.');
  });

  it('end at an attribution that names a time, when the quotation is not marked', () => {
    expect(
      extractReply(lines('Called her.', '', 'On 24 Aug 2026, 07:30, Kith wrote:', '', 'Ruth Adler')),
    ).toBe('Called her.');
  });

  it.each([
    'Am 24.08.2026 um 07:30 schrieb:',
    'Le lun. 24 août 2026 à 07:30, Kith <k@k.example> a écrit :',
    'El lun, 24 ago 2026 a las 7:30, Kith (<k@k.example>) escribió:',
  ])('are found in other languages: %s', (attribution) => {
    expect(extractReply(lines('Sprach mit ihr.', '', attribution, '', '> Ruth'))).toBe('Sprach mit ihr.');
  });

  it('are kept between and below quotations', () => {
    const body = lines(
      'On 24 Aug 2026, at 07:30, Kith wrote:',
      '> Ruth Adler',
      'Had coffee.',
      '> Ask about Leo.',
      'He is fine.',
    );
    expect(extractReply(body)).toBe('Had coffee.\n\nHe is fine.');
  });

  it('end at the header block that Outlook writes', () => {
    const body = lines(
      'Saw her.',
      '________________________________',
      '*From:* Kith <kith@kith.example>',
      '*Sent:* Monday, August 24, 2026 7:30 AM',
      '*To:* Nora',
      '*Subject:* Ruth',
      '',
      'Ruth Adler',
    );
    expect(extractReply(body)).toBe('Saw her.');
  });

  it.each([
    ['Vun:', 'Geschéckt:', 'Fir:', 'Betreff:'],
    ['Kutoka:', 'Imetumwa:', 'Kwa:', 'Mada:'],
    ['**Nga:**', '**Dërguar:**', '**Për:**', '**Lënda:**'],
  ])('end at a header block in a language that nobody told it: %s', (from, sent, to, subject) => {
    const header = [
      `${from} Kith <kith@kith.example>`,
      `${sent} 24. 8. 2026 7.30`,
      `${to} Nora`,
      `${subject} Ruth`,
    ];
    expect(extractReply(lines('Saw her.', '', ...header, '', 'Ruth Adler'))).toBe('Saw her.');
  });

  it.each([
    '---- On Mon, 24 Aug 2026 07:30:00 +0100 Kith <kith@kith.example> wrote ----',
    '---- On Mon, 24 Aug 2026 07:30:00 +0100 Kith wrote ---',
    '---- El lun, 24 ago 2026 07:30:00 +0100 Kith <kith@kith.example> escribió ----',
  ])('end at Zoho’s line: %s', (line) => {
    expect(extractReply(lines('Saw her.', '', line, '', 'Ruth Adler'))).toBe('Saw her.');
  });

  it.each([
    'Sent with Proton Mail secure email.',
    'Sent via Superhuman',
    'Gesendet mit der GMX Mail App',
    'Gesendet von Mail für Windows',
    'Envoyé depuis l’application Mail Orange',
    'Inviato da Outlook per Android',
    'Enviado desde Outlook para Android',
  ])('lose the line of the program: %s', (line) => {
    expect(extractReply(lines('Saw her.', '', line))).toBe('Saw her.');
  });

  it('end at "Original Message"', () => {
    expect(extractReply(lines('Saw her.', '-----Original Message-----', 'From: Kith', 'Ruth'))).toBe(
      'Saw her.',
    );
  });

  it.each([
    ['From: Kith', 'Sent: Monday 07:30', 'Subject: Ruth'],
    ['From: kith@kith.example Date: Thu, 24 Mar 2026 08:07:12 -0700'],
    ['', 'De: Kith <kith@kith.example>', ''],
    ['From: Kith <kith@kith.example>', '', 'Sent: Monday', '', 'Subject: Ruth'],
  ])('end at a header that is short: %s', (...header) => {
    expect(extractReply(lines('Saw her.', ...header, '', 'Ruth Adler'))).toBe('Saw her.');
  });

  it('lose signature and the line of the telephone', () => {
    expect(
      extractReply(lines('Saw her.', '', 'Sent from my iPhone', '', '-- ', 'Nora Lindqvist', 'London')),
    ).toBe('Saw her.');
    expect(extractReply(lines('Saw her.', '', 'Get Outlook for iOS', '> Ruth'))).toBe('Saw her.');
  });

  it('are empty when there is nothing but the quotation', () => {
    expect(extractReply(lines('', 'On 24 Aug 2026, at 07:30, Kith wrote:', '> Ruth', ''))).toBe('');
    expect(extractReply('\n \n')).toBe('');
  });
});

describe('in doubt words are kept', () => {
  it.each([
    'On reflection, she wrote:\nthat she is happy.',
    'From: now on, weekly.\nTo: be repeated.',
    'She sent from my old address.',
    'A list:\n\n--\nfirst\n\nsecond\n\nthird\n\nfourth\n\nfifth\n\nsixth\n\nseventh',
    '----- no message -----\nShe is fine.',
    '-- what she wrote --\nShe is fine.',
    '-- lunch at 12:30 --\nShe is fine.',
    'Her new details:\nMail: Ruth <ruth@new.example>\nTelephone: +44 20 7946 0000\nShe moved.',
    'When: Friday 12:30\nWhere: the pier\nShe moved.',
    'She likes the book.\nSent with the children: a parcel.',
    'Sent via DHL: a parcel.',
  ])('%j', (body) => {
    expect(extractReply(body)).toBe(body);
  });

  it('words without any mark of mail programs stay as they are', () => {
    const word = fc.constantFrom('lunch', 'Leo', 'on', 'from', 'wrote', 'school', 'at 12:30', 'x@y.example');
    const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `She ${words.join(' ')}.`);
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        expect(extractReply(sentences.join('\r\n'))).toBe(sentences.join('\n'));
      }),
    );
  });
});

describe('a body made to hurt', () => {
  it('never throws and never grows', () => {
    const piece = fc.constantFrom(
      '>',
      '\n',
      'On ',
      'wrote:',
      '-- ',
      'From: ',
      'Sent: ',
      'To: ',
      '_____',
      ' ',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const body = pieces.join('');
        expect(extractReply(body).length).toBeLessThanOrEqual(body.length);
      }),
    );
  });

  it.each(['>\n', 'On 1:00 x\n', 'From: a\nSent: b\n', '--\n', 'Sent from \n', '________\n', 'x'])(
    'repeated "%j" is read in one pass and cut to what a timeline holds',
    (piece) => {
      const body = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(extractReply(body).length).toBeLessThanOrEqual(MAX_REPLY_CHARACTERS);
    },
  );
});

it('wide marks of East Asia mark a quotation, too', () => {
  expect(extractReply('元気です。\n\n＞ ルースは？\n＞ レオは？')).toBe('元気です。');
});
