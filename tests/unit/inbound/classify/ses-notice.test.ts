import { describe, expect, it } from 'vitest';
import { buildContent, classify } from './classify.ts';

const BOUNCE = {
  notificationType: 'Bounce',
  bounce: {
    bounceType: 'Permanent',
    bouncedRecipients: [{ emailAddress: 'Ruth@adler.example', action: 'failed', status: '5.1.1' }],
  },
  mail: { messageId: '0100' },
};
const LEAVE = '\n\n--\nIf you wish to stop receiving notifications from this topic, please visit {this link}';

const read = (text: string, from = 'ses <no-reply@sns.amazonaws.com>') =>
  classify(buildContent({ headers: { from }, text }));

describe('a notice of SES that came by mail', () => {
  it('is a bounce with whom it did not reach', () => {
    const failures = [{ recipient: 'ruth@adler.example', permanence: 'permanent', status: '5.1.1' }];
    expect(read(`${JSON.stringify(BOUNCE)}\n--\nunsubscribe`)).toMatchObject({ kind: 'bounce', failures });
    const broken = JSON.stringify(BOUNCE).replace('failed', 'fai!\n led');
    expect(read(broken)).toMatchObject({ kind: 'bounce', failures });
  });

  it('may be a complaint or a delivery', () => {
    const complainedRecipients = [{ emailAddress: 'ruth@adler.example' }];
    const complaint = { notificationType: 'Complaint', complaint: { complainedRecipients } };
    expect(read(JSON.stringify(complaint))).toMatchObject({
      kind: 'complaint',
      feedbackType: 'abuse',
      recipients: ['ruth@adler.example'],
    });
    const delivery = { notificationType: 'Delivery', delivery: { recipients: ['ruth@adler.example'] } };
    expect(read(JSON.stringify(delivery))).toMatchObject({ kind: 'delivered' });
  });

  it.each([
    JSON.stringify(BOUNCE).slice(0, 60),
    '{"notificationType":"Bounce","bounce":{}}',
    `hello${LEAVE}`,
    '',
  ])('is nothing of the kind when it does not say so: %j', (text) => {
    expect(read(text).kind).toBe('bulk');
  });

  it('comes from SNS alone', () => {
    expect(read(JSON.stringify(BOUNCE), 'eve@evil.example').kind).toBe('reply');
  });
});
