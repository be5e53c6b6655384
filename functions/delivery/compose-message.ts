import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingMail } from './mail-transport.ts';

/** RFC 3834: tells every autoresponder not to answer. */
const AUTO_SUBMITTED = { 'Auto-Submitted': 'auto-generated' } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks and other control characters are what must go.
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * The message as RFC 5322 bytes: one recipient, plain text and HTML, marked as a machine's where it is. Whatever names,
 * subject and header values hold, each stays one header: line breaks in them become spaces.
 */
export function composeMessage(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: oneLine(mail.from.name), address: mail.from.address },
    to: { name: oneLine(mail.to.name ?? ''), address: mail.to.address },
    ...(mail.replyTo === undefined ? {} : { replyTo: { name: '', address: oneLine(mail.replyTo) } }),
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: Object.entries({ ...(mail.author === 'person' ? {} : AUTO_SUBMITTED), ...mail.headers }).map(
      ([key, value]) => ({
        key: oneLine(key),
        value: oneLine(value),
      }),
    ),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

const oneLine = (text: string) => text.replace(CONTROL_CHARACTERS, ' ').trim();
