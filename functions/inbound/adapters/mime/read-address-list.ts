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

/** Where the reading is: in a quoted string, an address in angle brackets, a comment, or between them. */
type Place = 'words' | 'quoted' | 'angle' | 'comment';

function splitList(list: string): readonly Entry[] {
  const entries: Entry[] = [];
  let entry: Entry = { words: '', address: undefined };
  let place: Place = 'words';
  for (let at = 0; at < list.length; at += 1) {
    const character = list.charAt(at);
    if (place === 'words' && SEPARATORS.includes(character)) {
      // `Friends: anna@…, ben@…;` names a group before its colon.
      if (character !== ':') entries.push(entry);
      entry = { words: '', address: undefined };
      continue;
    }
    const isEscaped = character === '\\' && (place === 'quoted' || place === 'comment');
    if (isEscaped) at += 1;
    else if (moves(place, character)) {
      place = placeAfter(place, character);
      if (place === 'angle') entry.address = '';
      continue;
    }
    take(entry, place, list.charAt(at));
  }
  return [...entries, entry];
}

const SEPARATORS = ',;:';
const OPENINGS = new Map<string, Place>([
  ['"', 'quoted'],
  ['<', 'angle'],
  ['(', 'comment'],
]);
const CLOSINGS = { quoted: '"', angle: '>', comment: ')' } as const;

const moves = (place: Place, character: string): boolean =>
  place === 'words' ? OPENINGS.has(character) : CLOSINGS[place] === character;

const placeAfter = (place: Place, character: string): Place =>
  place === 'words' ? (OPENINGS.get(character) ?? 'words') : 'words';

function take(entry: Entry, place: Place, character: string): void {
  if (place === 'angle') entry.address = `${entry.address ?? ''}${character}`;
  else if (place !== 'comment') entry.words += character;
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
