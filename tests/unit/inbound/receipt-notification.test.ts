import { describe, expect, it } from 'vitest';
import { readReceiptNotification } from '../../../functions/inbound/domain/receipt-notification.ts';
import { buildReceiptBody } from '../../builders/receipt-body.ts';

describe('a receipt notification', () => {
  it('gives id, moment, envelope, recipients and verdicts', () => {
    const body = buildReceiptBody({ messageId: 'm1', recipients: ['r+x@in.kith.example'] });
    expect(readReceiptNotification(body)).toEqual({
      messageId: 'm1',
      receivedAt: '2026-08-24T06:30:00.000Z',
      envelopeSender: 'nora@lindqvist.example',
      recipients: ['r+x@in.kith.example'],
      verdicts: { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS' },
    });
  });

  it('takes a verdict that it does not know for one that proves nothing', () => {
    const body = buildReceiptBody({ messageId: 'm1', recipients: ['r@x'], verdicts: { dmarc: 'SPLENDID' } });
    expect(readReceiptNotification(body)?.verdicts.dmarc).toBe('PROCESSING_FAILED');
  });

  it.each([
    buildReceiptBody({ messageId: 'AMAZON_SES_SETUP_NOTIFICATION', recipients: ['r@in.kith.example'] }),
    '{"Message":"Successfully validated SNS topic for Amazon SES event publishing."}',
  ])('is none when SES tries out a new rule: %s', (body) => {
    expect(readReceiptNotification(body)).toBeUndefined();
  });

  it.each([
    'not json',
    '{}',
    '{"Message":"not json"}',
    '{"Message":"{\\"notificationType\\":\\"Bounce\\"}"}',
  ])('refuses %j', (body) => {
    expect(() => readReceiptNotification(body)).toThrow();
  });
});
