import { cleanLine } from '../../../circle/domain/clean-text.ts';
import { emailAddressSchema } from '../../../shared/email-address.ts';
import type { Mailbox } from '../../domain/inbound-mail.ts';
import { decodeWords } from './decode-words.ts';

/** Longer lists are read up to here. */
const MAX_CHARACTERS = 20_000;
const MOST_ADDRESSES = 200;
const LONGEST_NAME = 100;

/**
 * The people in the value of To, Cc or From (RFC 5322, 3.4): groups are taken apart, comments are left out, what is no address is
 * passed over. Names come without quotation marks and encoding. Reads each character once.
 */
export function readAddressList(value: string): readonly Mailbox[] {
  const mailboxes = splitList(value.slice(0, MAX_CHARACTERS)).flatMap((entry) => readMailbox(entry) ?? []);
  return mailboxes.slice(0, MOST_ADDRESSES);
}

interface Entry {
  /** What stands outside of angle brackets, quotation marks taken off. */
  words: string;
  /** What stands in angle brackets; undefined where there are none. */
  address: string | undefined;
}

/** A quoted string, an address in angle brackets, a comment, a mark between entries, or one character; an end may be missing. */
const TOKEN =
  /"((?:[^"\\]|\\[\s\S])*)(?:"|\\?$)|<([^>]*)(?:>|$)|(\((?:[^)\\]|\\[\s\S])*(?:\)|\\?$))|([,;:])|([\s\S])/g;

function splitList(list: string): readonly Entry[] {
  const entries: Entry[] = [];
  let entry: Entry = { words: '', address: undefined };
  for (const [, quoted, angle, comment, mark, character = ''] of list.matchAll(TOKEN)) {
    if (mark !== undefined) {
      // `Friends: anna@…, ben@…;` names a group before its colon.
      if (mark !== ':') entries.push(entry);
      entry = { words: '', address: undefined };
    } else if (angle !== undefined) entry.address = angle;
    else if (comment === undefined) entry.words += quoted?.replace(/\\([\s\S])/g, '$1') ?? character;
  }
  return [...entries, entry];
}

function readMailbox({ words, address }: Entry): Mailbox | undefined {
  const read = emailAddressSchema.safeParse(address ?? words.trim());
  if (!read.success) return undefined;
  const name = address === undefined ? '' : readName(words);
  // Some programs write the address as a name, too.
  return name === '' || name.includes('@') ? { address: read.data } : { name, address: read.data };
}

const readName = (words: string): string =>
  cleanLine(decodeWords(words).replace(/^['\s]+|['\s]+$/g, ''))
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .trim();
