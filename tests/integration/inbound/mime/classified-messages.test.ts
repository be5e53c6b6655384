import { describe, expect, it } from 'vitest';
import { readFixture, readMessage } from './read-fixture.ts';

const ORIGINAL = '<0100019800aa11bb-4c5d@email.amazonses.com>';
const RUTH = 'ruth@adler.example';

const kindOf = async (name: string) => (await readMessage(await readFixture(name))).kind;
const failure = (recipient: string | undefined, permanence: string, status?: string) => ({
  recipient,
  permanence,
  status,
});

describe('a mail that did not arrive', () => {
  it.each([
    ['bounce-postfix', [failure(RUTH, 'permanent', '5.1.1')], ORIGINAL],
    ['bounce-gmail-full', [failure(RUTH, 'transient', '5.2.2')], ORIGINAL],
    ['bounce-exchange-online', [failure(RUTH, 'permanent', '5.1.10')], ORIGINAL],
    ['bounce-vague-status', [failure(RUTH, 'transient', '4.2.2')], ORIGINAL],
    [
      'bounce-two-recipients',
      [failure(RUTH, 'permanent', '5.1.1'), failure('finn@holm.example', 'transient', '4.4.7')],
      ORIGINAL,
    ],
    ['bounce-utf8-address', [failure(RUTH, 'permanent', '5.1.2')], ORIGINAL],
    ['bounce-qmail', [failure(RUTH, 'permanent', '5.1.1')]],
    ['bounce-exim', [failure(RUTH, 'permanent')]],
    ['bounce-yahoo', [failure('ruth@yahoo.example', 'permanent')]],
    ['bounce-notes', [failure('ruth@notes.adler.example', 'permanent')]],
    ['bounce-exchange-2003', [failure('ruth@old.adler.example', 'permanent')], ORIGINAL],
    ['bounce-full-mailbox', [failure('ruth@isp.example', 'transient')]],
    ['bounce-german', [failure('ruth@post.example', 'permanent', '5.1.1')]],
    ['bounce-russian', [failure('ruth@pochta.example', 'transient')]],
    ['bounce-null-path-only', [failure(RUTH, 'permanent', '5.7.1')]],
  ])(
    'is a bounce, with whom it did not reach and why: %s',
    async (name, failures, originalMessageId?: string) => {
      expect(await kindOf(name)).toEqual({ kind: 'bounce', failures, originalMessageId });
    },
  );

  it.each(['delayed-postfix', 'delayed-exim'])('is no bounce while it is tried on: %s', async (name) => {
    expect(await kindOf(name)).toEqual({ kind: 'delayed', recipients: [RUTH] });
  });

  it('is no bounce when it did arrive', async () => {
    expect(await kindOf('delivered-sendmail')).toEqual({ kind: 'delivered', recipients: [RUTH] });
  });
});

describe('a complaint', () => {
  it.each([
    ['complaint-arf', 'abuse', [RUTH], ORIGINAL],
    ['complaint-not-spam', 'not-spam', [RUTH], ORIGINAL],
    ['complaint-hotmail', 'abuse', ['ruth@hotmail.example'], ORIGINAL],
    ['complaint-apple-opt-out', 'opt-out', ['ruth@icloud.example'], undefined],
  ])(
    'is told with its type and its author: %s',
    async (name, feedbackType, recipients, originalMessageId) => {
      expect(await kindOf(name)).toEqual({ kind: 'complaint', feedbackType, recipients, originalMessageId });
    },
  );
});

describe('a read receipt', () => {
  it.each([
    ['receipt-displayed', 'displayed', ORIGINAL],
    ['receipt-deleted', 'deleted', undefined],
  ])('tells what was done with the mail: %s', async (name, disposition, originalMessageId) => {
    expect(await kindOf(name)).toEqual({
      kind: 'read-receipt',
      disposition,
      recipient: RUTH,
      originalMessageId,
    });
  });
});

describe('an answer to an invitation', () => {
  it.each([
    ['calendar-accepted', 'accepted'],
    ['calendar-declined', 'declined'],
    ['calendar-tentative', 'tentative'],
  ])('says who answers, and how: %s', async (name, answer) => {
    expect(await kindOf(name)).toEqual({
      kind: 'calendar-answer',
      answers: [{ attendee: RUTH, answer }],
      uid: 'walk-1@calendar.example',
    });
  });

  it('is not the invitation itself', async () => {
    expect((await kindOf('calendar-invitation')).kind).toBe('reply');
  });
});

describe('an automatic answer', () => {
  it.each([
    ['auto-reply-outlook', '2026-09-05'],
    ['auto-reply-gmail', '2026-08-31'],
    ['auto-reply-unmarked', '2026-09-04'],
    ['auto-reply-null-path', undefined],
  ])('gives the day of return, if it has one: %s', async (name, day) => {
    const kind = await kindOf(name);
    expect(kind.kind === 'auto-reply' && { day: kind.returnsOn?.toString() }).toEqual({ day });
  });
});

describe('any other mail', () => {
  it.each([
    ['bulk-newsletter', { kind: 'bulk' }],
    ['bulk-notification', { kind: 'bulk' }],
    ['unsubscribe-words', { kind: 'unsubscribe-request' }],
    ['unsubscribe-subject', { kind: 'unsubscribe-request' }],
    ['forward-inline', { kind: 'forward', originalSender: RUTH }],
    ['forward-attached', { kind: 'forward', originalSender: RUTH }],
    ['forward-bounce-by-person', { kind: 'forward', originalSender: 'mailer-daemon@mx.adler.example' }],
    ['reply-about-bounces', { kind: 'reply' }],
    ['reply-holiday', { kind: 'reply' }],
  ])('is what it is: %s', async (name, kind) => {
    expect(await kindOf(name)).toEqual(kind);
  });
});
