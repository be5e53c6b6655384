import { expect, test } from 'vitest';
import { readForwardingProof } from '../../../../functions/inbound/domain/copy/read-forwarding-proof.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';

const read = (sender: string, subject: string, text: string) =>
  readForwardingProof(emailAddressSchema.parse(sender), {
    heading: { subject, addressees: [] },
    text,
  });
const GMAIL = 'forwarding-noreply@google.com';
const LINK = 'https://mail-settings.google.com/mail/vf-abc';

test('Gmail’s question gives its code and its link', () => {
  expect(
    read(
      GMAIL,
      '(#123456789) Gmail Forwarding Confirmation - Receive Mail from nora@gmail.com',
      `nora@gmail.com has requested to forward mail.\nConfirmation code: 123456789\n${LINK}.`,
    ),
  ).toMatchObject({ provider: 'google.com', code: '123456789', link: LINK });
});

test('a link that leads anywhere but to the provider is not passed on', () => {
  const text = 'Forwarding. Code: 12345\nhttps://google.com.evil.example/vf-abc https://evilgoogle.com/x';
  expect(read(GMAIL, 'Forwarding', text)).toMatchObject({ code: '12345', link: undefined });
});

test.each([
  ['Yahoo', 'no-reply@cc.yahoo-inc.com', 'yahoo-inc.com', 'https://login.yahoo-inc.com/verify?c=1'],
  ['Fastmail', 'noreply@fastmail.com', 'fastmail.com', 'https://app.fastmail.com/verify/abc'],
  ['Zoho', 'noreply@zoho.com', 'zoho.com', 'https://mail.zoho.com/confirm?d=1'],
  ['Outlook', 'no-reply@microsoft.com', 'microsoft.com', 'https://account.microsoft.com/forward/1'],
  ['iCloud', 'noreply@email.apple.com', 'apple.com', 'https://www.apple.com/forward/1'],
])('%s asks in its own way', (_, sender, provider, link) => {
  expect(read(sender, 'Confirm forwarding', `Open ${link}`)).toMatchObject({ provider, link });
});

test('a link that leads on, and a subject with a link in it, are not passed on', () => {
  const text = `Forwarding. Code: 12345\nhttps://mail.google.com/url?q=https%3A%2F%2Fevil.example\nhttps://www.google.com/x\n`;
  const proof = read(GMAIL, 'Confirm forwarding at www.evil.example/x', text);
  expect(proof).toMatchObject({ code: '12345', link: undefined, subject: '' });
});

test.each([
  ['a mail that anybody can have Google write', 'no-reply@accounts.google.com', 'Forwarding code: 12345'],
  ['a shared file', 'drive-shares-dm-noreply@google.com', 'Forwarding code: 12345'],
  ['an address that anybody can have there', 'nora@zoho.com', 'Forwarding code: 12345'],
  ['somebody else’s domain', 'noreply@google.com.evil.example', 'Forwarding code: 12345'],
  ['mail about something else', 'no-reply@google.com', 'Your sign-in code: 12345'],
  ['mail that asks nothing', GMAIL, 'Forwarding is a fine thing.'],
])('%s is no such question', (_, sender, text) => {
  expect(read(sender, 'Hello', text)).toBeUndefined();
});
