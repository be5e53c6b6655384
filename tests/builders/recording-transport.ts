import type { BulkTransport, ReadyMessage } from '../../functions/delivery/bulk-transport.ts';
import type { MailTransport, OutgoingMail } from '../../functions/delivery/mail-transport.ts';

/** What SES makes of one message: takes it, or throws; `accept` is what puts the message into `accepted`. */
type Behaviour = (accept: () => { sesMessageId: string }) => { sesMessageId: string };

/** A MailTransport that keeps what "SES" accepted, whether or not the sender heard of it. */
export interface RecordingTransport extends MailTransport {
  readonly accepted: readonly OutgoingMail[];
  /** How it treats the messages from now on. */
  behave(behaviour: Behaviour): void;
}

export function createRecordingTransport(): RecordingTransport {
  const accepted: OutgoingMail[] = [];
  let behaviour: Behaviour = (accept) => accept();
  return {
    accepted,
    behave: (next) => {
      behaviour = next;
    },
    send: async (mail) =>
      behaviour(() => {
        accepted.push(mail);
        return { sesMessageId: `ses-${accepted.length}` };
      }),
  };
}

/** The same for messages that are written already. */
export interface RecordingBulk extends BulkTransport {
  readonly accepted: readonly ReadyMessage[];
  behave(behaviour: Behaviour): void;
}

export function createRecordingBulk(): RecordingBulk {
  const accepted: ReadyMessage[] = [];
  let behaviour: Behaviour = (accept) => accept();
  return {
    accepted,
    behave: (next) => {
      behaviour = next;
    },
    send: async (message) =>
      behaviour(() => {
        accepted.push(message);
        return { sesMessageId: `ses-bulk-${accepted.length}` };
      }),
  };
}
