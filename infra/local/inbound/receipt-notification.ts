import type { Temporal } from 'temporal-polyfill';
import type { Verdicts } from '../ses/faults.ts';
import { toMailDate } from '../ses/mail-date.ts';
import { findHeader, type RawHeader, readHeaders, replaceHeaders } from '../ses/raw-headers.ts';
import type { PlannedReceiptRule } from '../template/local-plan.ts';

export interface ReceivedMail {
  readonly messageId: string;
  /** The SMTP envelope: who it is from, and all whom it is for. */
  readonly sender: string;
  readonly destinations: readonly string[];
  readonly rawMessage: Buffer;
  readonly verdicts: Verdicts;
  readonly receivedAt: Temporal.Instant;
}

/** SES puts these on top of what it stores. */
export function addReceiptHeaders(mail: ReceivedMail): Buffer {
  const { spam, virus, spf, dkim, dmarc } = mail.verdicts;
  const results = `amazonses.com; spf=${spf.toLowerCase()}; dkim=${dkim.toLowerCase()}; dmarc=${dmarc.toLowerCase()}`;
  return replaceHeaders(
    mail.rawMessage,
    [],
    [
      { name: 'Return-Path', value: `<${mail.sender}>` },
      {
        name: 'Received',
        value: `from localhost by inbound-smtp.eu-west-1.amazonaws.com with SMTP id ${mail.messageId}; ${toMailDate(mail.receivedAt)}`,
      },
      { name: 'X-SES-Spam-Verdict', value: spam },
      { name: 'X-SES-Virus-Verdict', value: virus },
      { name: 'Authentication-Results', value: results },
    ],
  );
}

/**
 * What SES publishes after it stored the mail.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html
 */
export function receiptNotification(
  mail: ReceivedMail,
  rule: PlannedReceiptRule,
  recipients: readonly string[],
): object {
  const { spam, virus, spf, dkim, dmarc } = mail.verdicts;
  const timestamp = mail.receivedAt.toString({ smallestUnit: 'millisecond' });
  return {
    notificationType: 'Received',
    mail: describeMail(mail, timestamp),
    receipt: {
      timestamp,
      processingTimeMillis: 1,
      recipients,
      spamVerdict: { status: spam },
      virusVerdict: { status: virus },
      spfVerdict: { status: spf },
      dkimVerdict: { status: dkim },
      dmarcVerdict: { status: dmarc },
      ...(dmarc === 'FAIL' && { dmarcPolicy: 'none' }),
      action: {
        type: 'S3',
        topicArn: rule.topicArn,
        bucketName: rule.bucketName,
        objectKeyPrefix: rule.keyPrefix,
        objectKey: `${rule.keyPrefix}${mail.messageId}`,
      },
    },
  };
}

function describeMail(
  { messageId, sender, destinations, rawMessage }: ReceivedMail,
  timestamp: string,
): object {
  const headers = readHeaders(rawMessage);
  return {
    timestamp,
    source: sender,
    messageId,
    destination: destinations,
    headersTruncated: false,
    headers,
    commonHeaders: {
      returnPath: sender,
      from: present(headers, 'From'),
      to: present(headers, 'To'),
      date: findHeader(headers, 'Date'),
      messageId: findHeader(headers, 'Message-ID'),
      subject: findHeader(headers, 'Subject'),
    },
  };
}

function present(headers: readonly RawHeader[], name: string): string[] {
  const value = findHeader(headers, name);
  return value === undefined ? [] : [value];
}
