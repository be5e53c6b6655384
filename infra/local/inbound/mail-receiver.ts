import type { Clock } from '../../../functions/shared/clock.ts';
import type { FaultBook } from '../ses/faults.ts';
import { newReceivingId } from '../ses/message-id.ts';
import type { PlannedReceiptRule } from '../template/local-plan.ts';
import { addReceiptHeaders, type ReceivedMail, receiptNotification } from './receipt-notification.ts';
import { findRule } from './receipt-rules.ts';

export interface MailReceiverPorts {
  readonly rules: readonly PlannedReceiptRule[];
  readonly faults: FaultBook;
  readonly clock: Clock;
  readonly storeObject: (bucketName: string, key: string, content: Buffer) => Promise<void>;
  readonly publish: (topicArn: string, subject: string, message: object) => Promise<void>;
}

const NOTIFICATION_SUBJECT = 'Amazon SES Email Receipt Notification';

/** Mail in, as SES receives it: by the template's receipt rules, into the bucket, then a word to the topic. */
export class MailReceiver {
  readonly #ports: MailReceiverPorts;

  constructor(ports: MailReceiverPorts) {
    this.#ports = ports;
  }

  accepts(recipient: string): boolean {
    return findRule(this.#ports.rules, recipient) !== undefined;
  }

  async receive(sender: string, destinations: readonly string[], rawMessage: Buffer): Promise<void> {
    for (const rule of this.#ports.rules) {
      const recipients = destinations.filter((recipient) => findRule(this.#ports.rules, recipient) === rule);
      if (recipients.length > 0)
        await this.#apply(rule, recipients, this.#read(sender, destinations, rawMessage));
    }
  }

  #read(sender: string, destinations: readonly string[], rawMessage: Buffer): ReceivedMail {
    const { faults, clock } = this.#ports;
    const verdicts = faults.verdictsFor(sender);
    return {
      messageId: newReceivingId(),
      sender,
      destinations,
      rawMessage,
      verdicts,
      receivedAt: clock.now(),
    };
  }

  async #apply(rule: PlannedReceiptRule, recipients: readonly string[], mail: ReceivedMail): Promise<void> {
    await this.#ports.storeObject(
      rule.bucketName,
      `${rule.keyPrefix}${mail.messageId}`,
      addReceiptHeaders(mail),
    );
    if (rule.topicArn === undefined) return;
    const notification = receiptNotification(mail, rule, recipients);
    await this.#ports.publish(rule.topicArn, NOTIFICATION_SUBJECT, notification);
  }
}
