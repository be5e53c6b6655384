import type { SentMail } from '../../world.ts';
import { formatShortMoment } from '../format-moment.ts';
import { type MailboxAddress, mailboxLink } from '../mailbox-address.ts';

const LONGEST_LIST = 50;

interface MailListProps {
  /** Newest first, of everybody. */
  readonly mails: readonly SentMail[];
  readonly address: MailboxAddress;
  readonly selectedId: string | undefined;
  readonly timeZone: string;
}

/** Every mail that Kith sent, one recipient after the other. */
export function MailList({ mails, address, selectedId, timeZone }: MailListProps) {
  const byRecipient = Map.groupBy(mails, ({ to }) => to);
  const shown = [...byRecipient].filter(([to]) => address.to === undefined || to === address.to);
  return (
    <nav className="mails" aria-label="Mails that Kith sent">
      <h2>Sent by Kith</h2>
      {byRecipient.size > 1 && <Recipients recipients={[...byRecipient.keys()]} address={address} />}
      {shown.length === 0 && <NoMail />}
      {shown.map(([to, group]) => (
        <section key={to} aria-label={`To ${to}`}>
          <h3>To {to}</h3>
          <ol>
            {group.slice(0, LONGEST_LIST).map((mail) => (
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
          {group.length > LONGEST_LIST && <p>And {group.length - LONGEST_LIST} older ones.</p>}
        </section>
      ))}
    </nav>
  );
}

function Recipients({ recipients, address }: { recipients: readonly string[]; address: MailboxAddress }) {
  return (
    <ul className="mails-recipients">
      {[undefined, ...recipients].map((to) => (
        <li key={to ?? 'everyone'}>
          <a
            href={mailboxLink({ to, tour: address.tour })}
            aria-current={to === address.to ? 'true' : undefined}
          >
            {to ?? 'Everyone'}
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
