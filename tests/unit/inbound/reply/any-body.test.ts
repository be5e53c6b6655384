import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToPlainText } from '../../../../functions/inbound/adapters/html-to-plain-text.ts';
import {
  extractReply,
  extractWithForward,
} from '../../../../functions/inbound/domain/reply/extract-reply.ts';
import { findForwardedSender } from '../../../../functions/inbound/domain/reply/find-forwarded-sender.ts';

const WORD = fc.constantFrom(
  'lunch',
  'Leo',
  'on',
  'from',
  'wrote',
  'school',
  'at 12:30',
  'x@y.example',
  'Sent',
  'To',
);
const MARK = fc.constantFrom(
  '> quoted',
  '>',
  '',
  ' ',
  'On Mon, 24 Aug 2026 at 07:30, Kith <',
  'k@kith.example> wrote:',
  'wrote:',
  'From: Kith <k@kith.example>',
  'Sent: 24 August 2026 07:30',
  'To: Nora',
  'Subject: Ruth',
  '-----Original Message-----',
  '> Begin forwarded message:',
  '---- Kith wrote ----',
  '________________',
  '-- ',
  'Sent from my iPhone',
  'Best regards,',
  'Nora Lindqvist',
  '+44 20 7946 0000',
  'This email and any attachments are confidential to whom they are meant for.',
);
const SENTENCE = fc.array(WORD, { minLength: 1, maxLength: 8 }).map((words) => `She ${words.join(' ')}.`);
const MAIL = fc
  .array(fc.oneof(MARK, SENTENCE, fc.string({ maxLength: 40 })), { maxLength: 40 })
  .map((lines) => lines.join('\n'));
const ANY_BODY = fc.oneof(MAIL, fc.string({ unit: 'binary', maxLength: 300 }));

const linesOf = (text: string) => text.split(/\r\n|\r|\n/).map((line) => line.trim());

describe('of any body', () => {
  it('each line of the reply stands in it, whole or as its beginning, and the reply is not longer', () => {
    fc.assert(
      fc.property(ANY_BODY, (body) => {
        const reply = extractReply(body);
        expect(reply.length).toBeLessThanOrEqual(body.length);
        const given = linesOf(body);
        for (const line of linesOf(reply)) expect(given.some((text) => text.includes(line))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('the reply is the same, whatever ends its lines', () => {
    fc.assert(
      fc.property(MAIL, (body) => {
        expect(extractReply(body.replaceAll('\r', '').replaceAll('\n', '\r\n'))).toBe(
          extractReply(body.replaceAll('\r', '')),
        );
      }),
    );
  });

  it('a forward and its sender are looked for without harm', () => {
    fc.assert(
      fc.property(ANY_BODY, (body) => {
        const text = extractWithForward(body);
        expect(text.length).toBeLessThanOrEqual(body.length + 1);
        const sender = findForwardedSender(body);
        if (sender !== undefined) expect(body.toLowerCase()).toContain(sender.address);
      }),
    );
  });
});

describe('of any words without a mark of mail programs', () => {
  it('all are kept', () => {
    fc.assert(
      fc.property(fc.array(SENTENCE, { minLength: 1, maxLength: 6 }), (sentences) => {
        expect(extractReply(sentences.join('\n\n'))).toBe(sentences.join('\n\n'));
      }),
    );
  });

  it('all are kept above a quotation with its attribution', () => {
    fc.assert(
      fc.property(fc.array(SENTENCE, { minLength: 1, maxLength: 6 }), (sentences) => {
        const quotation = 'On Mon, 24 Aug 2026 at 07:30, Kith <k@kith.example> wrote:\n> Ruth';
        expect(extractReply(`${sentences.join('\n')}\n\n${quotation}`)).toBe(sentences.join('\n'));
      }),
    );
  });
});

describe('of any HTML', () => {
  const TAG = fc.constantFrom(
    '<div>',
    '</div>',
    '<p>',
    '<br>',
    '<blockquote type="cite">',
    '<blockquote>',
    '</blockquote>',
    '<ol><li>',
    '<pre>\n',
    '<div class="gmail_quote">',
    '<div id="appendonsend">',
    '<style>',
    '</style>',
    '&nbsp;',
    '<!--',
    '-->',
    '<',
    '"',
  );
  const HTML = fc
    .array(fc.oneof(TAG, SENTENCE, fc.string({ maxLength: 20 })), { maxLength: 60 })
    .map((parts) => parts.join(''));

  it('text is made, not longer than marks on each of its lines make it', () => {
    fc.assert(
      fc.property(HTML, (html) => {
        const text = htmlToPlainText(html);
        const longestMark = '-----Original Message-----'.length;
        expect(text.length).toBeLessThanOrEqual(html.length + longestMark * text.split('\n').length);
      }),
    );
  });

  it('words in plain elements are kept', () => {
    fc.assert(
      fc.property(fc.array(SENTENCE, { minLength: 1, maxLength: 6 }), (sentences) => {
        const html = sentences.map((sentence) => `<div>${sentence}</div>`).join('');
        expect(extractReply(htmlToPlainText(html))).toBe(sentences.join('\n'));
      }),
    );
  });
});
