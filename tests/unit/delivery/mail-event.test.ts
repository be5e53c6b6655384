import { describe, expect, it } from 'vitest';
import { readMailEvent } from '../../../functions/delivery/domain/mail-event.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';

const deliveryId = deriveDeliveryId('nudge', 'nora', '2026-08-24');
const mail = { messageId: 'ses-1', tags: { delivery: [deliveryId], 'ses:operation': ['SendRawEmail'] } };
const message = (event: object) => JSON.stringify({ mail, ...event });

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
    expect(readMailEvent(message({ eventType, ...details }))).toEqual({
      outcome: 'settles',
      deliveryId,
      status,
      sesMessageId: 'ses-1',
    });
  });

  it('takes a Transient/General bounce as no more than "SES sent it": it may be an out-of-office answer', () => {
    const event = { eventType: 'Bounce', bounce: { bounceType: 'Transient', bounceSubType: 'General' } };
    expect(readMailEvent(message(event))).toMatchObject({ status: 'sent' });
  });

  it.each([
    ['an event type of the future', message({ eventType: 'Teleported' })],
    ['an opened mail', message({ eventType: 'Open' })],
    ['a delay', message({ eventType: 'DeliveryDelay' })],
    ['"not spam"', message({ eventType: 'Complaint', complaint: { complaintFeedbackType: 'not-spam' } })],
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
  ])('ignores %s', (_what, text) => {
    expect(readMailEvent(text).outcome).toBe('ignored');
  });

  it.each(['', 'not JSON', '{}', '{"eventType":"Send"}', '{"eventType":7,"mail":{"messageId":"x"}}'])(
    'throws at %j, so that it ends in the dead-letter queue',
    (text) => {
      expect(() => readMailEvent(text)).toThrow();
    },
  );
});
