import { describe, expect, it } from 'vitest';
import { buildContent, classify } from './classify.ts';

const DAEMON = 'mail delivery subsystem <mailer-daemon@mx.example>';
const RUTH = 'ruth@adler.example';

const bounceOf = (text: string, headers: Record<string, string> = {}) => {
  const kind = classify(
    buildContent({ headers: { from: DAEMON, to: 'kith@kith.example', ...headers }, text }),
  );
  return kind.kind === 'bounce' ? kind.failures[0] : kind.kind;
};

describe('a bounce in words', () => {
  it.each([
    [`<${RUTH}>: 550 5.1.1 User unknown`, 'permanent', '5.1.1'],
    [`${RUTH}\n  550 no such user`, 'permanent', undefined],
    [`${RUTH}: 452 4.2.2 over quota`, 'transient', '4.2.2'],
    [`${RUTH}: 552 5.2.2 mailbox full`, 'transient', '5.2.2'],
    [`Could not be delivered to ${RUTH}: mailbox full`, 'transient', undefined],
    [`Could not be delivered to ${RUTH}: the user does not exist`, 'permanent', undefined],
    [`Could not be delivered to ${RUTH}.`, 'transient', undefined],
    [`Your message to ${RUTH} could not be delivered: connection timed out`, 'transient', undefined],
    [
      `Die Nachricht an ${RUTH} konnte nicht zugestellt werden: Benutzer nicht bekannt`,
      'permanent',
      undefined,
    ],
    [`Votre message à ${RUTH} n'a pas pu être remis: destinataire inconnu`, 'permanent', undefined],
    [`Не удалось доставить: ${RUTH}. Ящик не существует`, 'permanent', undefined],
    [`以下のメールは配信できませんでした: ${RUTH} 存在しない`, 'permanent', undefined],
    [`您的邮件无法投递: ${RUTH} 不存在`, 'permanent', undefined],
  ])('tells whom it did not reach, and whether it ever will: %j', (text, permanence, status) => {
    expect(bounceOf(text)).toEqual({ recipient: RUTH, permanence, status });
  });

  it('takes neither addresses nor codes from the message that it brings back', () => {
    const text = `Delivery failed to ${RUTH}: 450 4.7.1 try later\n\n--- Below this line is a copy of the message.\n\nfinn@holm.example 550 5.1.1 user unknown`;
    expect(bounceOf(text)).toEqual({ recipient: RUTH, permanence: 'transient', status: '4.7.1' });
    const raw = `Delivery failed.\n\nReceived: from mx.example\nTo: finn@holm.example`;
    expect(bounceOf(raw)).toMatchObject({ recipient: undefined });
  });

  it('never names us, who wrote the message, nor the mail system', () => {
    const text = `From: nora@lindqvist.example\nkith@kith.example could not reach postmaster@mx.example or ${RUTH}: undeliverable`;
    expect(bounceOf(text)).toMatchObject({ recipient: RUTH });
  });

  it('believes X-Failed-Recipients first', () => {
    const headers = { from: NORA, 'x-failed-recipients': RUTH };
    expect(bounceOf('finn@holm.example is not known', headers)).toMatchObject({ recipient: RUTH });
  });

  it('reads the fields of a notification that stand in its text', () => {
    const text = `Delivery failed.\n\nFinal-Recipient: rfc822; ${RUTH}\nAction: failed\nStatus: 5.4.4`;
    expect(bounceOf(text)).toEqual({ recipient: RUTH, permanence: 'permanent', status: '5.4.4' });
  });
});

const NORA = 'nora lindqvist <nora@lindqvist.example>';

describe('what a person writes about bounces', () => {
  it.each([
    ['undeliverable: a poem', 'Do you like it?'],
    [
      're: undelivered mail returned to sender',
      'It said 550 5.1.1 user unknown. Do you know her new address?',
    ],
    ['returned mail', 'My letter to ruth@adler.example could not be delivered: user unknown.'],
    ['delivery failure', 'The parcel was returned to sender.'],
  ])('is none: %s', (subject, text) => {
    expect(bounceOf(text, { from: NORA, subject })).toBe('reply');
  });

  it.each(['Thank you for your mail. The office is closed.', 'Your daily report: all is well.'])(
    'nor is what a mail system writes that does not fail: %s',
    (text) => {
      expect(bounceOf(text, { subject: 'hello' })).toBe('bulk');
    },
  );
});
