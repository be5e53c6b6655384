import { describe, expect, it } from 'vitest';
import { extractReply } from '../../../../functions/inbound/domain/reply/extract-reply.ts';

const lines = (...text: readonly string[]) => text.join('\r\n');
const kept = (...text: readonly string[]) => text.join('\n');

describe('what stands below the words is lost', () => {
  it.each([
    ['a signature', ['-- ', 'Nora Lindqvist', 'Whitby']],
    ['a signature whose mark lost its space', ['--', 'Nora']],
    ['a signature under a long dash', ['—', 'Nora Lindqvist']],
    ['a name under a ruler', ['---', 'Nora']],
    ['contact details under a ruler', ['__________', 'Nora Lindqvist', 'Tel. +44 20 7946 0000']],
    ['the footer of a list', ['_______', 'whitby mailing list', 'https://lists.example/whitby']],
    ['contact details under formal words', ['Kind regards,', '', 'Nora Lindqvist', 'nora@lindqvist.example']],
    ['a card', ['Nora Lindqvist', 'Harbour Master', '+44 20 7946 0000', 'www.lindqvist.example']],
    ['a telephone’s line', ['Skickat från min iPhone']],
    ['a telephone’s line in two languages', ['Sent from my BlackBerry device', 'Envoyé de mon BlackBerry']],
    ['a telephone’s line under a name', ['Nora Lindqvist', 'Sent from my iPhone']],
    ['a telephone’s line that asks for pardon', ['Sent from my phone, please excuse typos']],
    ['a telephone of an unknown make', ['Sent from my Lindqvist H4']],
    ['a program’s line with its link', ['Sent with [Proton Mail](https://proton.example/) secure email.']],
    ['a disclaimer', ['This email and any attachments are confidential and meant for its addressee.']],
    [
      'a disclaimer under its heading',
      ['Disclaimer', '', 'The words in this mail are confidential, and for you alone.'],
    ],
    ['a disclaimer in German', ['Diese E-Mail enthält vertrauliche und rechtlich geschützte Informationen.']],
    ['rulers', ['-------', '', '=======']],
  ])('%s', (_, closing) => {
    expect(extractReply(lines('Saw her.', '', ...closing))).toBe('Saw her.');
    expect(extractReply(lines('Saw her.', '', ...closing, '', '> Ruth'))).toBe('Saw her.');
  });

  it('a long signature above a disclaimer', () => {
    const card = ['-- ', 'Nora', '', 'Harbour', '', 'Whitby', '', '+44 20 7946 0000'];
    const disclaimer = [
      'This message is intended for its addressee only.',
      ...Array.from({ length: 9 }, () => 'It is confidential.'),
    ];
    expect(extractReply(lines('Saw her.', '', ...card, '', ...disclaimer))).toBe('Saw her.');
  });

  it('the closing above a quotation, not the answers below it', () => {
    const body = lines('Saw her.', '', '-- ', 'Nora', '', '> How is Leo?', '', 'He is fine.');
    expect(extractReply(body)).toBe('Saw her.\n\nHe is fine.');
  });
});

describe('in doubt what looks like a closing is kept', () => {
  it.each([
    ['alone', kept('--', 'Nora')],
    ['a telephone’s line alone', 'Sent from my iPhone'],
    ['a friend’s details', kept('She moved.', '', 'Ruth Adler', 'ruth@adler.example', '+44 20 7946 0000')],
    ['an announced card', kept('Her card:', '', 'Ruth Adler', '+44 20 7946 0000', 'www.adler.example')],
    ['thanks and a name', kept('Saw her.', '', 'Thanks,', 'Nora')],
    ['formal words and a name', kept('Saw her.', '', 'Best regards,', '', 'Nora Lindqvist')],
    ['a sentence under a ruler', kept('Saw her.', '---', 'His new job is hard.')],
    ['sections under rulers', kept('Saw her.', '-----', ...Array.from({ length: 14 }, () => 'She is well.'))],
    ['a heart', kept('Saw her.', '', 'Sent from my heart.')],
    ['a parcel', kept('Saw her.', '', 'Sent from the harbour an hour ago.', '', 'More soon')],
    ['a greeting in German', kept('Saw her.', '', 'Von meinem Vater alles Gute', '', 'Bis bald')],
    [
      'a sentence about mail',
      kept('Saw her.', '', 'This email and any letters of hers that came since made me smile.'),
    ],
    ['a plea', kept('Saw her.', '', 'This email is confidential!')],
    ['a line below a ruler', kept('---', '', 'Sent from my iPhone')],
    ['a sentence inside a paragraph', kept('Saw her.', 'Sent from my iPhone were', 'the pictures.')],
    [
      'a sentence with a comma',
      kept('Saw her.', '', 'Sent from my iPhone, she said, came the pictures', '', 'Bye'),
    ],
    [
      'a sentence that ends with a telephone',
      kept('Saw her.', '', 'Sent from my mother, this is her phone.'),
    ],
    ['a word', kept('Saw her.', '', 'disclaimer')],
  ])('%s', (_, body) => {
    expect(extractReply(body)).toBe(body);
  });
});

describe('in doubt words around quotations are kept', () => {
  it.each([
    [
      'an answer below an unmarked quotation',
      'On 24 Aug 2026, 07:30, Kith <k@kith.example> wrote:\n\nRuth?\n\nSaw her.',
      'Ruth?\n\nSaw her.',
    ],
    [
      'an answer below a header',
      'Hello\nFrom: here on, all is well.\nTo: be seen.',
      'Hello\nFrom: here on, all is well.\nTo: be seen.',
    ],
    [
      'a journey',
      'Plan:\nFrom: Whitby\nTo: London\nDate: 3 May 12:30',
      'Plan:\nFrom: Whitby\nTo: London\nDate: 3 May 12:30',
    ],
    [
      'words about a message',
      'Saw her.\nOriginal message\nShe is fine.',
      'Saw her.\nOriginal message\nShe is fine.',
    ],
    [
      'a line with a time above an attribution',
      'It is 12:30 on 3 May 2026!\nKith <k@kith.example> wrote:\n> Ruth',
      'It is 12:30 on 3 May 2026!',
    ],
    ['words above a name', 'Saw her.\n\nKith\n<kith@kith.example> wrote:\n> Ruth', 'Saw her.'],
    ['decoration', 'News\n>>> at the pier <<<\nBye', 'News\n>>> at the pier <<<\nBye'],
    [
      'prose with a time',
      'At lunch in 2019 I wrote to her about this:\nno answer.',
      'At lunch in 2019 I wrote to her about this:\nno answer.',
    ],
    [
      'words on the line of the attribution',
      'Saw her. On 24 Aug 2026 at 07:30, Kith <k@kith.example> wrote:\n> Ruth',
      'Saw her.',
    ],
    [
      'a line above a wrapped attribution',
      'See you on 3 May 2026.\nMo., 24. Aug. 2026 um 07:30 Kith <\nk@kith.example>:\n\nRuth',
      'See you on 3 May 2026.',
    ],
  ])('%s', (_, body, reply) => {
    expect(extractReply(body)).toBe(reply);
  });

  it.each(['PS: Leo says hello.', 'P.S. Leo says hello.', 'PPS Leo says hello.'])(
    'a postscript below the signature: %s',
    (postscript) => {
      const body = lines('Saw her.', '', '-- ', 'Nora Lindqvist', '', postscript, '', 'Sent from my iPhone');
      expect(extractReply(body)).toBe(kept('Saw her.', '', postscript));
    },
  );

  it('the tail of a quoted line that a program wrapped is not', () => {
    const body = lines(
      'Saw her.',
      '> It has been forty-seven days since you last spoke to her, and she turns forty',
      'on Friday.',
      '> Ask about Leo.',
    );
    expect(extractReply(body)).toBe('Saw her.');
  });
});
