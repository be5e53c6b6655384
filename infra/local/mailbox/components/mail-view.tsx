import { formatMoment } from '../format-moment.ts';
import { type MailboxAddress, mailboxLink, type MailView as View } from '../mailbox-address.ts';
import type { OpenedMail } from '../read-mail.ts';

const TABS: ReadonlyArray<readonly [View, string]> = [
  ['html', 'HTML'],
  ['text', 'Text'],
  ['headers', 'Headers'],
  ['raw', 'Raw'],
];

/** A few lines need no tall frame. */
const SHORT_CHARACTERS = 700;

interface MailViewProps {
  readonly mail: OpenedMail;
  readonly address: MailboxAddress;
  readonly timeZone: string;
}

/** One mail as it was sent. */
export function MailView({ mail, address, timeZone }: MailViewProps) {
  const { sent } = mail;
  return (
    <article className="mail" id="mail" aria-labelledby="mail-subject">
      <h1 id="mail-subject">{sent.subject}</h1>
      <p className="mail-envelope">
        {mail.fromLine} to {mail.recipient}, {formatMoment(sent.sentAt, timeZone)}
      </p>
      <nav className="tabs" aria-label="How to show the mail">
        {TABS.map(([view, label]) => (
          <a
            key={view}
            href={mailboxLink({ to: address.to, mail: sent.id, view, tour: address.tour })}
            aria-current={view === address.view ? 'true' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
      <MailBody mail={mail} view={address.view} tour={address.tour} />
    </article>
  );
}

function MailBody({ mail, view, tour }: { mail: OpenedMail; view: View; tour: number | undefined }) {
  switch (view) {
    case 'html':
      return (
        <iframe
          className={mail.text.length < SHORT_CHARACTERS ? 'letter letter-short' : 'letter'}
          title={`The mail: ${mail.sent.subject}`}
          src={letterLink(mail, tour)}
        />
      );
    case 'text':
      return <Source label="The text part" text={mail.text} />;
    case 'raw':
      return <Source label="The raw message" text={mail.raw} />;
    case 'headers':
      return (
        <dl className="headers">
          {mail.headers.map(({ name, value }) => (
            <div key={`${name}: ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
  }
}

function Source({ label, text }: { label: string; text: string }) {
  return (
    <section className="source" aria-label={label}>
      <pre>{text}</pre>
    </section>
  );
}

function letterLink({ sent }: OpenedMail, tour: number | undefined): string {
  const path = `/_local/letter/${encodeURIComponent(sent.id)}`;
  return tour === undefined ? path : `${path}?tour=${tour}`;
}
