import MailComposer from 'nodemailer/lib/mail-composer';
import { encodeWord } from 'nodemailer/lib/mime-funcs';
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
    attachments: (mail.files ?? []).map(({ filename, contentType, bytes }) => ({
      filename: oneLine(filename),
      contentType: oneLine(contentType),
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    })),
    headers: Object.entries({ ...(mail.author === 'person' ? {} : AUTO_SUBMITTED), ...mail.headers }).map(
      ([key, value]) => ({
        key: oneLine(key),
        value: key.toLowerCase() === 'list-id' ? encodePhrase(oneLine(value)) : oneLine(value),
      }),
    ),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

const PHRASE_AND_ID = /^(.*\S)\s*(<[^<>]*>)$/;
const PLAIN_PHRASE = /^(?:[\w!#$%&'*+/=?^`{|}~ -]+|"[\x20\x21\x23-\x5b\x5d-\x7e]*")$/;
const MAX_WORD_CHARACTERS = 52; // an encoded word has at most 75 (RFC 2047, 2), with its marks

/**
 * `Name <id>`, as List-Id has it (RFC 2919, 2), with the name encoded where it must be and the id as it is: nodemailer
 * would encode both, and hide the id.
 */
function encodePhrase(value: string): string {
  const [, phrase, id] = PHRASE_AND_ID.exec(value) ?? [];
  if (phrase === undefined || PLAIN_PHRASE.test(phrase)) return value;
  return `${encodeWord(phrase, 'Q', MAX_WORD_CHARACTERS)} ${id}`;
}

export const oneLine = (text: string) => text.replace(CONTROL_CHARACTERS, ' ').trim();
