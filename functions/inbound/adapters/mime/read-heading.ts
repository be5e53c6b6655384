import { cleanLine } from '../../../circle/domain/clean-text.ts';
import type { Mailbox, MailHeading } from '../../domain/inbound-mail.ts';
import { readMailDate } from '../../domain/mail-date.ts';
import { decodeWords } from './decode-words.ts';
import type { MimeMessage } from './mime-part.ts';
import { readAddressList } from './read-address-list.ts';
import { rawValue, readText } from './read-header-fields.ts';

const LONGEST_SUBJECT = 300;
const MAX_VALUE_CHARACTERS = 4000;

type HeaderLines = MimeMessage['headerLines'];

/** What stands above a message for people to read; damaged fields are as good as none. */
export function readHeading(headerLines: HeaderLines): MailHeading {
  const [sender] = addressesIn(headerLines, 'from');
  const addressees = new Map<string, Mailbox>();
  for (const mailbox of ['to', 'cc'].flatMap((key) => addressesIn(headerLines, key))) {
    if (!addressees.has(mailbox.address)) addressees.set(mailbox.address, mailbox);
  }
  return {
    subject: readSubject(headerLines),
    fromName: sender?.name,
    addressees: [...addressees.values()],
    sentAt: readMailDate(valuesOf(headerLines, 'date')[0] ?? ''),
  };
}

const addressesIn = (headerLines: HeaderLines, key: string): readonly Mailbox[] =>
  valuesOf(headerLines, key).flatMap(readAddressList);

const valuesOf = (headerLines: HeaderLines, wanted: string): readonly string[] =>
  headerLines
    .filter(({ key }) => key === wanted)
    .map(({ line }) => readText(rawValue(line)).replaceAll(/\r?\n(?=[ \t])/g, ''));

function readSubject(headerLines: HeaderLines): string {
  const [value = ''] = valuesOf(headerLines, 'subject');
  return cleanLine(decodeWords(value.slice(0, MAX_VALUE_CHARACTERS)))
    .slice(0, LONGEST_SUBJECT)
    .toWellFormed()
    .trim();
}
