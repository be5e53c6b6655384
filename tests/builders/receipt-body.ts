import { MONDAY_MORNING } from './clock.ts';

interface Receipt {
  readonly messageId: string;
  readonly recipients: readonly string[];
  readonly source?: string;
  readonly timestamp?: string;
  readonly verdicts?: Partial<Record<'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc', string>>;
}

/** The body of an SQS message: an SNS envelope around what SES says about a mail that it received. */
export function buildReceiptBody({ messageId, recipients, source, timestamp, verdicts }: Receipt): string {
  const statuses = { spam: 'PASS', virus: 'PASS', spf: 'PASS', dkim: 'PASS', dmarc: 'PASS', ...verdicts };
  const receipt = Object.fromEntries(
    Object.entries(statuses).map(([name, status]) => [`${name}Verdict`, { status }]),
  );
  const notification = {
    notificationType: 'Received',
    mail: {
      messageId,
      timestamp: timestamp ?? MONDAY_MORNING,
      source: source ?? 'nora@lindqvist.example',
      destination: recipients,
    },
    receipt: {
      recipients,
      processingTimeMillis: 12,
      ...receipt,
      action: { type: 'S3', objectKey: messageId },
    },
  };
  return JSON.stringify({ Type: 'Notification', MessageId: 'sns-1', Message: JSON.stringify(notification) });
}
