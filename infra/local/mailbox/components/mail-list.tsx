import type { SentMail } from '../../world.ts';
import { formatShortMoment } from '../format-moment.ts';
import { type MailboxAddress, mailboxLink } from '../mailbox-address.ts';
import type { Recipient } from '../read-recipients.ts';

const LONGEST_LIST = 50;

const ROLES: Record<Recipient['role'], string> = {
  owner: 'the owner',
  contact: 'in the circle',
  reader: 'a reader',
};

interface MailListProps {
  /** Newest first, of everybody. */
  readonly mails: readonly SentMail[];
  readonly recipients: readonly Recipient[];
  /** How many more there are, whose mails are not listed. */
  readonly others: number;
  readonly address: MailboxAddress;
  readonly selectedId: string | undefined;
  readonly timeZone: string;
}

/** Every mail that Kith sent, one recipient after the other. */
export function MailList({ mails, recipients, others, address, selectedId, timeZone }: MailListProps) {
  const byRecipient = Map.groupBy(mails, ({ to }) => to);
  const shown = recipients.filter(
    (recipient) => address.to === undefined || recipient.address === address.to,
  );
  return (
    <nav className="mails" aria-label="Mails that Kith sent">
      <h2>Sent by Kith</h2>
      {recipients.length > 1 && <Recipients recipients={recipients} address={address} />}
      {shown.length === 0 && <NoMail />}
      {shown.map((recipient) => (
        <section key={recipient.address} aria-label={`To ${recipient.name}`}>
          <h3>
            To {recipient.name}, {ROLES[recipient.role]}
          </h3>
          <MailsTo mails={byRecipient.get(recipient.address) ?? []} {...{ address, selectedId, timeZone }} />
        </section>
      ))}
      {others > 0 && (
        <p>
          And {others.toLocaleString('en')} more people. Behind <code>/?to=</code> and an address are the
          mails to it.
        </p>
      )}
    </nav>
  );
}

function MailsTo({ mails, address, selectedId, timeZone }: Omit<MailListProps, 'recipients' | 'others'>) {
  return (
    <>
      <ol>
        {mails.slice(0, LONGEST_LIST).map((mail) => (
          <li key={mail.id}>
            <a
              href={mailboxLink({ to: address.to, mail: mail.id, tour: address.tour })}
              aria-current={mail.id === selectedId ? 'true' : undefined}
            >
              <span className="mails-subject">{mail.subject}</span>
              <time dateTime={mail.sentAt}>{formatShortMoment(mail.sentAt, timeZone)}</time>
            </a>
          </li>
        ))}
      </ol>
      {mails.length > LONGEST_LIST && <p>And {mails.length - LONGEST_LIST} older ones.</p>}
    </>
  );
}

function Recipients({ recipients, address }: Pick<MailListProps, 'recipients' | 'address'>) {
  const choices = [{ address: undefined, name: 'Everyone' }, ...recipients];
  return (
    <ul className="mails-recipients">
      {choices.map((choice) => (
        <li key={choice.address ?? ''}>
          <a
            href={mailboxLink({ to: choice.address, tour: address.tour })}
            aria-current={choice.address === address.to ? 'true' : undefined}
          >
            {choice.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function NoMail() {
  return (
    <p className="empty">
      No mail yet. Kith writes in the morning: move the clock to tomorrow, and look again.
    </p>
  );
}
