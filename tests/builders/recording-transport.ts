import { simpleParser } from 'mailparser';
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

/** The same for messages that are written already: each is read back, and handed over as one that was not. */
export interface RecordingBulk extends BulkTransport {
  readonly accepted: readonly ReadyMessage[];
}

export function createRecordingBulk(transport: RecordingTransport): RecordingBulk {
  const accepted: ReadyMessage[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  return {
    accepted,
    send: (message) => {
      const mine = turn.then(async () => {
        const answer = transport.send(await readBack(message));
        if (transport.accepted.at(-1)?.deliveryId === message.tags.delivery) accepted.push(message);
        return await answer;
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

async function readBack({ raw, from, to, tags }: ReadyMessage): Promise<OutgoingMail> {
  const mail = await simpleParser(Buffer.from(raw), { skipHtmlToText: true, skipTextToHtml: true });
  const name = [mail.to].flat()[0]?.value[0]?.name;
  const replyTo = mail.replyTo?.value[0]?.address;
  return {
    deliveryId: tags.delivery,
    from: { name: mail.from?.value[0]?.name ?? '', address: from },
    to: { address: to, ...(name && { name }) },
    ...(replyTo && { replyTo }),
    ...{ subject: mail.subject ?? '', html: mail.html || '', text: mail.text ?? '' },
  };
}
