import { describe, expect, it } from 'vitest';
import { htmlToPlainText } from '../../../../functions/inbound/adapters/html-to-plain-text.ts';
import {
  extractReply,
  extractWithForward,
} from '../../../../functions/inbound/domain/reply/extract-reply.ts';
import { findForwardedSender } from '../../../../functions/inbound/domain/reply/find-forwarded-sender.ts';

const lines = (...text: readonly string[]) => text.join('\r\n');

const GMAIL = [
  '---------- Forwarded message ---------',
  'From: Ruth Adler <ruth@adler.example>',
  'Date: Mon, Aug 24, 2026 at 7:30 AM',
  'Subject: Our summer',
  'To: Nora Lindqvist <nora@lindqvist.example>',
  '',
  '',
  'We were at the sea.',
  '',
  'On Sun, Aug 23, 2026 at 9:00 PM Nora <nora@lindqvist.example> wrote:',
  '> How was it?',
];
const APPLE = [
  '> Anfang der weitergeleiteten Nachricht:',
  '> ',
  '> Von: Ruth Adler <ruth@adler.example>',
  '> Betreff: Unser Sommer',
  '> Datum: 24. August 2026 um 07:30:00 MESZ',
  '> An: Nora Lindqvist <nora@lindqvist.example>',
  '> ',
  '> We were at the sea.',
];
const OUTLOOK = [
  '________________________________',
  'Från: Ruth Adler <Ruth@Adler.example>',
  'Skickat: den 24 augusti 2026 07:30',
  'Till: Nora Lindqvist',
  'Ämne: Vår sommar',
  '',
  'We were at the sea.',
];

describe.each([
  ['Gmail', GMAIL],
  ['Apple Mail', APPLE],
  ['Outlook', OUTLOOK],
])('a mail that %s forwards', (_, forward) => {
  const withWords = lines('Look at this!', '', ...forward);

  it('has the new words above it', () => {
    expect(extractReply(withWords)).toBe('Look at this!');
  });

  it('is kept below them where forwards are wanted', () => {
    const text = extractWithForward(withWords);
    expect(text).toMatch(/^Look at this!\n\n/);
    expect(text).toMatch(/Ruth Adler <ruth@adler\.example>/i);
    expect(text).toContain('\nWe were at the sea.');
  });

  it('is kept when nothing else was written', () => {
    expect(extractReply(lines('', ...forward))).toContain('\nWe were at the sea.');
    expect(extractWithForward(lines('', ...forward))).toContain('\nWe were at the sea.');
  });

  it('tells who wrote it', () => {
    expect(findForwardedSender(withWords)).toEqual({ name: 'Ruth Adler', address: 'ruth@adler.example' });
  });
});

it('a forward in the HTML of Gmail is kept when nothing else was written', () => {
  const html =
    '<div dir="ltr"><br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong class="gmail_sendername" dir="auto">Ruth Adler</strong> <span dir="auto">&lt;<a href="mailto:ruth@adler.example">ruth@adler.example</a>&gt;</span><br>Date: Mon, Aug 24, 2026 at 7:30 AM<br>Subject: Our summer<br>To: Nora &lt;nora@lindqvist.example&gt;<br></div><br><div>We were at the sea.</div></div></div>';
  const text = htmlToPlainText(html);
  expect(extractReply(text)).toMatch(/^-+ Forwarded message -+\nFrom: Ruth Adler <ruth@adler\.example>/);
  expect(extractReply(text)).toMatch(/\nWe were at the sea\.$/);
  expect(findForwardedSender(text)?.address).toBe('ruth@adler.example');
});

describe('the sender of a forwarded message', () => {
  it.each([
    ['"Adler, Ruth" <ruth@adler.example>', { name: 'Adler, Ruth', address: 'ruth@adler.example' }],
    ['Ruth Adler [mailto:ruth@adler.example]', { name: 'Ruth Adler', address: 'ruth@adler.example' }],
    ['Ruth Adler<mailto:ruth@adler.example>', { name: 'Ruth Adler', address: 'ruth@adler.example' }],
    ['*Ruth Adler* (ruth@adler.example)', { name: 'Ruth Adler', address: 'ruth@adler.example' }],
    ['ruth@adler.example <ruth@adler.example>', { address: 'ruth@adler.example' }],
    ['ruth@adler.example', { address: 'ruth@adler.example' }],
    ['Ruth Adler <\r\nruth@adler.example>', { name: 'Ruth Adler', address: 'ruth@adler.example' }],
  ])('is read from "From: %s"', (from, sender) => {
    const header = lines(`From: ${from}`, 'Sent: 24 August 2026 07:30', 'To: Nora', 'Subject: Our summer');
    expect(findForwardedSender(lines('Look!', '', header, '', 'We were at the sea.'))).toEqual(sender);
  });

  it('is nobody where no header names an address, or there is no header', () => {
    expect(findForwardedSender('Saw her.\n\nWrite to ruth@adler.example')).toBeUndefined();
    const header = lines('From: Ruth', 'Sent: 24 August 2026', 'To: Nora', 'Subject: Our summer');
    expect(findForwardedSender(header)).toBeUndefined();
    expect(findForwardedSender(header.replace('Ruth', 'a@b'))).toBeUndefined();
  });

  it('is the outermost one', () => {
    const inner = ['From: Leo <leo@adler.example>', 'Sent: 1 August 2026', 'To: Ruth', 'Subject: Sea'];
    expect(findForwardedSender(lines(...OUTLOOK, '', ...inner))?.name).toBe('Ruth Adler');
  });
});
