import type { MailboxAddress } from '../mailbox-address.ts';
import type { OpenedMail } from '../read-mail.ts';
import { quoteOriginal, type ReplyDraft, replySubject } from '../write-reply.ts';

interface ReplyFormProps {
  readonly mail: OpenedMail;
  /** Who answers. */
  readonly name: string;
  readonly address: MailboxAddress;
  readonly timeZone: string;
  readonly prefill: string | undefined;
  /** What was written before, and why it did not go. */
  readonly refused?: { readonly draft: ReplyDraft; readonly reason: string } | undefined;
}

/** Answers a mail as the person who got it. */
export function ReplyForm({ mail, name, address, timeZone, prefill, refused }: ReplyFormProps) {
  const linked = mail.replyChoices.find(({ address: choice }) => choice === address.reply);
  const fitting = mail.replyChoices.find(({ words }) => words !== undefined && words === prefill);
  return (
    <section className="reply" id="reply" aria-labelledby="reply-title">
      <h2 id="reply-title">Reply as {name}</h2>
      {refused && (
        <p className="refusal" role="alert">
          {refused.reason}
        </p>
      )}
      <form method="post" action="/_local/reply">
        <input type="hidden" name="mail" value={mail.sent.id} />
        {address.tour && <input type="hidden" name="tour" value={address.tour} />}
        {address.to && <input type="hidden" name="list" value={address.to} />}
        <ReplyTo mail={mail} chosen={refused?.draft.to ?? (linked ?? fitting)?.address} />
        <label htmlFor="subject">Subject</label>
        <input
          type="text"
          id="subject"
          name="subject"
          maxLength={500}
          defaultValue={refused?.draft.subject ?? replySubject(mail)}
        />
        <label htmlFor="text">What you write</label>
        <textarea
          id="text"
          name="text"
          rows={5}
          required
          defaultValue={refused?.draft.text ?? prefill ?? linked?.words ?? ''}
        />
        <details className="quoted">
          <summary>The original goes below it, as mail programs do</summary>
          <pre>{quoteOriginal(mail, timeZone)}</pre>
        </details>
        <button type="submit" className="primary">
          Send the reply
        </button>
      </form>
    </section>
  );
}

function ReplyTo({ mail, chosen }: { mail: OpenedMail; chosen: string | undefined }) {
  return (
    <>
      <label htmlFor="reply-to">To</label>
      <select id="reply-to" name="to" defaultValue={chosen ?? mail.replyChoices[0].address}>
        {mail.replyChoices.map(({ address, label }) => (
          <option key={address} value={address}>
            {label} ({address})
          </option>
        ))}
      </select>
    </>
  );
}
