import { expect, test } from 'vitest';
import { Relay, relayText } from '../../../emails/relay.tsx';
import type { RelayProps } from '../../../emails/relay-props.ts';
import { renderMail } from '../../../emails/render-mail.ts';

const props: RelayProps = {
  contactName: 'Priya Raman',
  headline: 'Priya Raman wrote back',
  text: 'Dear Nora,\n\nthe roof light is in.\nCome and see it!\n\nP.',
  logAddress: 'r+aelwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example',
  replyHint: 'Answer this mail, and it goes straight to Priya.',
};

test('their words come first, marked as theirs; then how to answer and how to log', () => {
  expect(relayText(props)).toMatchInlineSnapshot(`
    "Priya Raman wrote back:

    > Dear Nora,
    >
    > the roof light is in.
    > Come and see it!
    >
    > P.

    * * *

    Answer this mail, and it goes straight to Priya.

    Something to remember? Write it down for yourself:
    r+aelwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3qe@in.kith.example
    "
  `);
});

test('the words keep their paragraphs and lines, and the log address its link', () => {
  const html = renderMail(<Relay {...props} />);
  expect(html).toContain('the roof light is in.<br/>Come and see it!');
  expect(html).toContain(`href="mailto:${props.logAddress}?subject=Re%3A%20Priya%20Raman"`);
});

test('words from another address say so, in both parts', () => {
  const fromElsewhere = { ...props, otherAddress: 'priya@elsewhere.example' };
  const remark = 'It came from priya@elsewhere.example, which Kith does not know';
  expect(renderMail(<Relay {...fromElsewhere} />)).toContain(remark);
  expect(relayText(fromElsewhere)).toContain(remark);
  expect(relayText(props)).not.toContain('It came from');
});

test('nothing that they wrote becomes markup', () => {
  const html = renderMail(<Relay {...props} text="<script>alert(1)</script>" />);
  expect(html).not.toContain('<script');
});

test('a mail without words is still a whole mail', () => {
  expect(renderMail(<Relay {...props} text="" />)).toContain('</html>');
  expect(relayText({ ...props, text: '' })).toContain('Priya Raman wrote back:');
});

test('what is for the owner alone stands below their words, under its own heading, in both parts', () => {
  const beside = { entries: ['8 July, you met: “Lunch at Moro.”'], facts: ['Likes tea.'] };
  expect(relayText({ ...props, beside })).toContain(
    'For you alone, beside Priya Raman’s words:\n\n- 8 July, you met: “Lunch at Moro.”\n\n- Likes tea.',
  );
  const html = renderMail(<Relay {...props} beside={beside} />);
  expect(html.indexOf('For you alone')).toBeGreaterThan(html.indexOf('the roof light is in.'));
  expect(renderMail(<Relay {...props} beside={{ entries: [], facts: [] }} />)).not.toContain('For you alone');
});
