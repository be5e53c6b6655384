import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { LOCAL_ACCOUNT_ID, localArn } from '../local-aws.ts';
import { messageIdHeader } from './message-id.ts';
import { findHeader, type RawHeader } from './raw-headers.ts';

export interface SentMessage {
  readonly id: string;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly headers: readonly RawHeader[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSetName: string;
  readonly sentAt: Temporal.Instant;
}

const REPORTING_MTA = 'a0-0.smtp-out.eu-west-1.amazonses.com';

/**
 * The event records that SES publishes to an SNS topic.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const sendEvent = (message: SentMessage): object => ({
  eventType: 'Send',
  mail: describeMail(message),
  send: {},
});

export const deliveryEvent = (message: SentMessage): object => ({
  eventType: 'Delivery',
  mail: describeMail(message),
  delivery: {
    timestamp: message.sentAt.toString({ smallestUnit: 'millisecond' }),
    processingTimeMillis: 1,
    recipients: message.recipients,
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: REPORTING_MTA,
  },
});

export const bounceEvent = (message: SentMessage): object => ({
  eventType: 'Bounce',
  mail: describeMail(message),
  bounce: {
    feedbackId: feedbackId('bounce', message),
    bounceType: 'Permanent',
    bounceSubType: 'General',
    bouncedRecipients: message.recipients.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    })),
    timestamp: message.sentAt.toString({ smallestUnit: 'millisecond' }),
    reportingMTA: `dns; ${REPORTING_MTA}`,
  },
});

/** Of a message to an address on the account's suppression list, which went nowhere. */
export const suppressedEvent = (message: SentMessage): object => ({
  eventType: 'Bounce',
  mail: describeMail(message),
  bounce: {
    feedbackId: feedbackId('bounce', message),
    bounceType: 'Permanent',
    bounceSubType: 'OnAccountSuppressionList',
    bouncedRecipients: message.recipients.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode:
        'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
    })),
    timestamp: message.sentAt.toString({ smallestUnit: 'millisecond' }),
    reportingMTA: `dns; ${REPORTING_MTA}`,
  },
});

export const complaintEvent = (message: SentMessage): object => ({
  eventType: 'Complaint',
  mail: describeMail(message),
  complaint: {
    feedbackId: feedbackId('complaint', message),
    complaintSubType: null,
    complainedRecipients: message.recipients.map((emailAddress) => ({ emailAddress })),
    timestamp: message.sentAt.toString({ smallestUnit: 'millisecond' }),
    userAgent: 'Kith local SES',
    complaintFeedbackType: 'abuse',
    arrivalDate: message.sentAt.toString({ smallestUnit: 'millisecond' }),
  },
});

function describeMail(message: SentMessage): object {
  const tags = Object.entries(message.tags).map(([name, value]) => [name, [value]]);
  return {
    timestamp: message.sentAt.toString({ smallestUnit: 'millisecond' }),
    source: message.source,
    sourceArn: localArn('ses', `identity/${message.source}`),
    sendingAccountId: LOCAL_ACCOUNT_ID,
    messageId: message.id,
    destination: message.recipients,
    headersTruncated: false,
    headers: message.headers,
    commonHeaders: {
      from: [findHeader(message.headers, 'From')],
      to: [findHeader(message.headers, 'To')],
      messageId: messageIdHeader(message.id),
      subject: findHeader(message.headers, 'Subject'),
    },
    tags: { 'ses:configuration-set': [message.configurationSetName], ...Object.fromEntries(tags) },
  };
}

/** The same report of the same message has the same id. */
function feedbackId(kind: string, { id }: SentMessage): string {
  return `0102${createHash('sha256').update(`${kind} ${id}`).digest('hex').slice(0, 36)}-000000`;
}
