import MailComposer from 'nodemailer/lib/mail-composer';
import type { Temporal } from 'temporal-polyfill';
import { formatDateInMail } from './format-moment.ts';
import type { OpenedMail } from './read-mail.ts';

export interface ReplyDraft {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** `Re: Ruth Adeyemi today`, once only. */
export function replySubject({ sent }: OpenedMail): string {
  return /^re:/i.test(sent.subject) ? sent.subject : `Re: ${sent.subject}`;
}

/** The original below an attribution, as mail programs write it. */
export function quoteOriginal(mail: OpenedMail, timeZone: string): string {
  const lines = mail.text.trimEnd().split(/\r?\n/);
  const quoted = lines.map((line) => (line === '' ? '>' : `> ${line}`));
  return [`On ${formatDateInMail(mail.sent.sentAt, timeZone)}, ${mail.fromLine} wrote:`, ...quoted].join(
    '\n',
  );
}

/** The raw message that the recipient's own mail program would send. */
export async function composeReply(
  mail: OpenedMail,
  draft: ReplyDraft,
  { now, timeZone }: { readonly now: Temporal.Instant; readonly timeZone: string },
): Promise<Buffer> {
  const threaded = mail.messageId && {
    inReplyTo: mail.messageId,
    references: [...mail.references, mail.messageId],
  };
  return await new MailComposer({
    from: { name: mail.recipientName, address: mail.recipient },
    to: draft.to,
    subject: draft.subject,
    date: new Date(now.epochMilliseconds),
    text: `${draft.text.trimEnd()}\n\n${quoteOriginal(mail, timeZone)}\n`,
    ...threaded,
  })
    .compile()
    .build();
}
