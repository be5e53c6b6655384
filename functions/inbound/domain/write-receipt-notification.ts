import type { InboundMail } from './inbound-mail.ts';

/** The body of an SQS message that says what SES said when the mail came: `readReceiptNotification` reads it back. */
export function writeReceiptNotification(mail: InboundMail): string {
  const { messageId, receivedAt, envelopeSender, recipients, verdicts } = mail;
  const notification = {
    notificationType: 'Received',
    mail: { messageId, timestamp: receivedAt, source: envelopeSender },
    receipt: {
      recipients,
      spamVerdict: { status: verdicts.spam },
      virusVerdict: { status: verdicts.virus },
      spfVerdict: { status: verdicts.spf },
      dkimVerdict: { status: verdicts.dkim },
      dmarcVerdict: { status: verdicts.dmarc },
    },
  };
  return JSON.stringify({ Type: 'Notification', Message: JSON.stringify(notification) });
}
