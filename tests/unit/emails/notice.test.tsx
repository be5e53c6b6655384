import { expect, test } from 'vitest';
import { Notice, noticeText } from '../../../emails/notice.tsx';
import { renderMail } from '../../../emails/render-mail.ts';

const props = {
  ownerGreetingName: 'Nora',
  headline: 'A mail came in your name, but it was not signed by your mail provider.',
  paragraphs: ['Kith kept it and logged nothing.', 'If you wrote it, send it again from your usual address.'],
  quotedText: 'Saw Ruth today.\n\nShe says hello.',
};

test('it says what happened, what was not done, and shows the words', () => {
  expect(noticeText(props)).toMatchInlineSnapshot(`
    "Dear Nora,

    A mail came in your name, but it was not signed by your mail provider.

    Kith kept it and logged nothing.

    If you wrote it, send it again from your usual address.

    It said:

    > Saw Ruth today.
    >
    > She says hello.

    * * *

    Kith tells you this because it kept a mail and did nothing with it.
    "
  `);
});

test('quoted words keep their lines and never become markup', () => {
  const html = renderMail(<Notice {...props} quotedText={'one\n<script>two</script>'} />);
  expect(html).toContain('one<br/>&lt;script&gt;two');
});

test('a very long mail is shown by its beginning', () => {
  const html = renderMail(<Notice {...props} quotedText={'long '.repeat(100_000)} />);
  expect(Buffer.byteLength(html)).toBeLessThan(30_000);
});
