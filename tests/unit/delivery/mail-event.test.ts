import { describe, expect, it } from 'vitest';
import { readMailEvent } from '../../../functions/delivery/domain/mail-event.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';

const deliveryId = deriveDeliveryId('nudge', 'nora', '2026-08-24');
const mail = { messageId: 'ses-1', tags: { delivery: [deliveryId], 'ses:operation': ['SendRawEmail'] } };
const message = (event: object) => JSON.stringify({ mail, ...event });

const bounce = (bounceType: string, ...addresses: readonly string[]) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bounceSubType: 'General',
    bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress, action: 'failed' })),
  },
});
const complaint = (feedbackType: string | null, ...addresses: readonly string[]) => ({
  eventType: 'Complaint',
  complaint: {
    complaintFeedbackType: feedbackType,
    complainedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
  },
});

describe('readMailEvent', () => {
  it.each([
    ['Send', {}, 'sent'],
    ['Delivery', {}, 'delivered'],
    ['Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'General' } }, 'bounced'],
    ['Bounce', { bounce: { bounceType: 'Undetermined' } }, 'bounced'],
    ['Bounce', { bounce: { bounceType: 'Transient', bounceSubType: 'MailboxFull' } }, 'bounced'],
    ['Reject', { reject: { reason: 'Bad content' } }, 'bounced'],
    ['Complaint', { complaint: { complaintFeedbackType: 'abuse' } }, 'complained'],
    ['Complaint', { complaint: { complaintFeedbackType: null } }, 'complained'],
  ] as const)('%s %j settles the tagged delivery as %s', (eventType, details, status) => {
    expect(readMailEvent(message({ eventType, ...details })).settlement).toEqual({
      deliveryId,
      status,
      sesMessageId: 'ses-1',
    });
  });

  it('knows of an issue whose it is, when it went out and when it arrived', () => {
    const ownerId = 'noranoranoranora';
    const tags = { delivery: [deliveryId], issue: ['first'], owner: [ownerId] };
    const ofIssue = { ...mail, tags, timestamp: '2026-08-25T08:00:00Z', destination: ['ada@reader.example'] };
    const at = { timestamp: '2026-08-25T09:00:00.5Z' };
    const read = (event: object) =>
      readMailEvent(JSON.stringify({ mail: ofIssue, ...event })).settlement?.issue;
    const sent = {
      slug: 'first',
      ownerId,
      recipient: 'ada@reader.example',
      sentAt: '2026-08-25T08:00:00.000Z',
    };
    expect(read({ eventType: 'Send', send: {} })).toEqual(sent);
    expect(read({ eventType: 'Delivery', delivery: at })).toEqual({
      ...sent,
      deliveredAt: '2026-08-25T09:00:00.500Z',
    });
  });

  it('takes a Transient/General bounce as no more than "SES sent it": it may be an out-of-office answer', () => {
    const event = { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'General' } };
    expect(readMailEvent(message(event)).settlement).toMatchObject({ status: 'sent' });
  });

  it.each([
    ['an event type of the future', message({ eventType: 'Teleported' })],
    ['an opened mail', message({ eventType: 'Open' })],
    ['a delay', message({ eventType: 'DeliveryDelay' })],
    ['"not spam"', message(complaint('not-spam', 'ruth@adler.example'))],
    ['a mail without our tag', JSON.stringify({ eventType: 'Send', mail: { messageId: 'x', tags: {} } })],
    ['a mail without tags', JSON.stringify({ eventType: 'Send', mail: { messageId: 'x' } })],
    [
      'a tag that is no delivery id',
      JSON.stringify({ eventType: 'Send', mail: { ...mail, tags: { delivery: ['1'] } } }),
    ],
    [
      'the greeting of a new event destination',
      'Successfully validated SNS topic for Amazon SES event publishing.',
    ],
  ])('%s changes nothing', (_what, text) => {
    const event = readMailEvent(text);
    expect(event.settlement).toBeUndefined();
    expect(event.suppressed).toBeUndefined();
  });

  it.each([
    ['hard-bounce', bounce('Permanent', 'ruth@adler.example', 'leo@adler.example')],
    ['complaint', complaint('abuse', 'ruth@adler.example', 'leo@adler.example')],
    ['complaint', complaint(null, 'ruth@adler.example', 'leo@adler.example')],
  ])('suppresses, for a %s, every address that SES lists', (reason, event) => {
    expect(readMailEvent(message(event)).suppressed).toEqual({
      reason,
      addresses: ['ruth@adler.example', 'leo@adler.example'],
    });
  });

  it.each([
    ['a forwarding address, though the mailbox behind it bounced', bounce('Permanent', 'behind@isp.example')],
    ['the recipient, though a provider hides who complained', complaint('abuse')],
    ['the recipient once, though in other letters', bounce('Permanent', 'Ruth <RUTH@Adler.example>')],
    ['the recipient, beside text that is no address', bounce('Permanent', 'rfc822; nobody', '')],
  ])('suppresses %s', (_what, event) => {
    const sent = { ...mail, destination: ['ruth@adler.example'] };
    const addresses = readMailEvent(JSON.stringify({ mail: sent, ...event })).suppressed?.addresses;
    expect(addresses?.filter((address) => address === 'ruth@adler.example')).toHaveLength(1);
  });

  it('does not guess which of several recipients a complaint is about', () => {
    const sent = { ...mail, destination: ['ruth@adler.example', 'leo@adler.example'] };
    const event = readMailEvent(JSON.stringify({ mail: sent, ...complaint('abuse') }));
    expect(event.suppressed?.addresses).toEqual([]);
  });

  it('suppresses even where the mail has no tag of ours', () => {
    const untagged = { messageId: 'x', destination: ['ruth@adler.example'] };
    const event = readMailEvent(JSON.stringify({ mail: untagged, ...bounce('Permanent') }));
    expect(event.settlement).toBeUndefined();
    expect(event.suppressed?.addresses).toEqual(['ruth@adler.example']);
  });

  it.each(['Transient', 'Undetermined', 'Else'])('suppresses nobody for a %s bounce', (bounceType) => {
    expect(readMailEvent(message(bounce(bounceType, 'ruth@adler.example'))).suppressed).toBeUndefined();
  });

  it.each(['', 'not JSON', '{}', '{"eventType":"Send"}', '{"eventType":7,"mail":{"messageId":"x"}}'])(
    'throws at %j, so that it ends in the dead-letter queue',
    (text) => {
      expect(() => readMailEvent(text)).toThrow();
    },
  );
});
