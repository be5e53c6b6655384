import { describe, expect, it } from 'vitest';
import { extractReply } from '../../../../functions/inbound/domain/reply/extract-reply.ts';

const withWords = (...banner: readonly string[]) => [...banner, 'Saw her.', '', 'Leo is well.'].join('\n');

describe('what a gateway put above the words is no words', () => {
  it.each([
    ['a mark', ['[EXTERNAL]', '']],
    ['a mark in capital letters', ['EXTERNAL EMAIL', '']],
    ['a mark between stars', ['*** External Email ***', '']],
    ['a mark above a ruler', ['[EXTERNAL SENDER]', '________________________________', '']],
    [
      'a warning without a blank line below',
      ['Caution: this email originated outside Whitby. Do not click links.'],
    ],
    [
      'a warning that a program wrapped',
      [
        'CAUTION: This email originated from outside of the organization. Do not click',
        'links or open attachments unless you recognize the sender and know that it is',
        'safe.',
        '',
      ],
    ],
    ['two sentences', ['WARNING: This email comes from outside.', 'Do not open any attachments.', '']],
    ['two warnings', ['[EXTERNAL]', '', 'This message came from outside your organization.', '']],
    [
      'a hint about a rare sender',
      ["You don't often get email from nora@x.example. Learn why this is important"],
    ],
    ['Proofpoint’s', ['ZjQcmQRYFpfptBannerStart', 'External', 'Report', '', 'ZjQcmQRYFpfptBannerEnd']],
    ['a German one', ['ACHTUNG: Externe E-Mail. Öffnen Sie keine Anhänge unbekannter Absender.', '']],
    [
      'a French one',
      ['Attention : ce courriel provient d’un expéditeur externe. Ne cliquez sur aucun lien.', ''],
    ],
    [
      'a Spanish one',
      ['PRECAUCIÓN: Este correo viene de fuera de la organización. No haga clic en enlaces.'],
    ],
    ['a Dutch one', ['LET OP: Deze e-mail komt van buiten de organisatie. Klik niet op links.']],
  ])('%s', (_, banner) => {
    expect(extractReply(withWords(...banner))).toBe('Saw her.\n\nLeo is well.');
    expect(extractReply(withWords('', ...banner).replaceAll('\n', '\r\n'))).toBe('Saw her.\n\nLeo is well.');
  });

  it('above a quotation nothing is left of it', () => {
    expect(extractReply('[EXTERNAL]\n\n> Ruth')).toBe('');
  });
});

describe('in doubt it is kept', () => {
  it.each([
    ['below words', 'Saw her.\n\n[EXTERNAL]\n\nLeo is well.'],
    ['a word', 'External\n\nSaw her.'],
    ['a plea', 'Be careful with the attachments.\n\nSaw her.'],
    ['advice', 'Do not click the link in my last mail.'],
    ['a warning by hand', 'Warning: Leo is coming!'],
    ['words of somebody outside', 'Attention, the external examiner liked her thesis.'],
    ['advice below a warning and a space', 'Do not open the attachment before her birthday.'],
    ['a name', 'Outside the harbour I met her.'],
  ])('%s', (_, body) => {
    expect(extractReply(body)).toBe(body);
  });

  it('words that begin like advice, a blank line below a warning', () => {
    const body = '[EXTERNAL]\n\nDo not open the attachment before her birthday.';
    expect(extractReply(body)).toBe('Do not open the attachment before her birthday.');
  });
});
