import { cleanLine } from '../clean-text.ts';
import type { PersonChange, TextField, WordsField } from './person-change.ts';
import { readLetters } from './read-letters.ts';
import { readLovedOne } from './read-loved-one.ts';
import { readOccasion } from './read-occasion.ts';
import { readDoNotContact, readHidden, readInMemory, readPause } from './read-standing.ts';
import { readInterval, readLanguage, readMet, readTier, readZone } from './read-text-fields.ts';
import { readAddress, readPhone, readPostalAddress, readProfile } from './read-ways.ts';
import { readLine, readName, readNotes, readWords, type Signed } from './read-words.ts';
import { Refusal } from './refusal.ts';

const LONGEST_TEXT = 10_000;

export type ChangeReading =
  | { readonly outcome: 'read'; readonly change: PersonChange }
  /** What is wrong and how to put it, ready to read. */
  | { readonly outcome: 'refused'; readonly reason: string };

type Reader = (text: string, how: Signed['how']) => PersonChange;

const textOf =
  (field: TextField): Reader =>
  (text) => ({
    kind: 'text',
    field,
    text: cleanLine(text) === '' ? undefined : readLine(text, field),
  });

const wordsOf =
  (field: WordsField, what: string, separator?: RegExp): Reader =>
  (text, how) => ({
    kind: 'words',
    field,
    words: readWords(text, how, what, separator),
  });

const occasionOf =
  (kind: 'birthday' | 'anniversary' | 'memorial' | 'other'): Reader =>
  (text, how) => ({
    kind: 'occasion',
    change: readOccasion(kind, text, how),
  });

/** The words by which people tell something about a person; the first of each line is named in refusals. */
const FIELDS: readonly (readonly [names: readonly [string, ...string[]], read: Reader])[] = [
  [['name'], (text) => ({ kind: 'name', name: readName(text) })],
  [['nickname'], textOf('nickname')],
  [['email', 'mail'], readAddress],
  [['phone', 'mobile'], (text, how) => ({ kind: 'phone', change: readPhone(text, how) })],
  [['address'], (text, how) => ({ kind: 'postal-address', change: readPostalAddress(text, how) })],
  [['zone', 'time zone'], readZone],
  [['language'], readLanguage],
  [['profile'], (text, how) => ({ kind: 'profile', change: readProfile(text, how) })],
  [['company'], textOf('company')],
  [['role'], textOf('role')],
  [['household'], textOf('household')],
  [['tags', 'tag'], wordsOf('tags', 'tags', /[,;\r\n]|\s(?=[+-])/)],
  [['tier'], readTier],
  [['every', 'cadence'], (text) => readInterval('cadence', text)],
  [['at most'], (text) => readInterval('longest', text)],
  [['letters', 'letter'], readLetters],
  [['birthday', 'born'], occasionOf('birthday')],
  [['anniversary'], occasionOf('anniversary')],
  [['memorial'], occasionOf('memorial')],
  [['occasion'], occasionOf('other')],
  [['likes', 'interests'], wordsOf('interests', 'likes')],
  [['matters'], wordsOf('matters', 'matters', /[;\r\n]/)],
  [['food'], wordsOf('food', 'food')],
  [['allergies', 'allergy', 'allergic to'], wordsOf('allergies', 'allergies')],
  [['met'], readMet],
  [['note', 'notes'], (text, how) => ({ kind: 'words', field: 'notes', words: readNotes(text, how) })],
  [['loved one'], (text, how) => ({ kind: 'loved-one', change: readLovedOne(text, how) })],
  [['pause'], readPause],
  [['resume'], () => ({ kind: 'resume' })],
  [['do not contact'], readDoNotContact],
  [['contact again'], () => ({ kind: 'contact-again' })],
  [['hidden', 'hide'], (text) => ({ kind: 'standing', change: readHidden(text) })],
  [['shown'], () => ({ kind: 'standing', change: { to: 'shown' } })],
  [['in memory', 'died'], (text) => ({ kind: 'standing', change: readInMemory(text) })],
  [['alive'], () => ({ kind: 'standing', change: { to: 'living' } })],
];

const READERS: ReadonlyMap<string, Reader> = new Map(
  FIELDS.flatMap(([names, read]) => names.map((name) => [name, read] as const)),
);

const LONGEST_FIRST = [...READERS.keys()].toSorted((one, other) => other.length - one.length);

/**
 * Reads one thing told about a person: `birthday=4 May 1980`, `likes: wine, maps`, `tags +press -client`, `email-=a@b.example`,
 * `in memory`. Total: what cannot be read is refused with a reason.
 */
export function readChange(text: string): ChangeReading {
  try {
    return { outcome: 'read', change: read(text) };
  } catch (error) {
    if (error instanceof Refusal) return { outcome: 'refused', reason: error.message };
    throw error;
  }
}

function read(text: string): PersonChange {
  if (text.length > LONGEST_TEXT) throw new Refusal(`That is longer than ${LONGEST_TEXT} characters.`);
  const trimmed = text.trim();
  const plain = trimmed.toLowerCase().replace(/[-_]/g, ' ');
  const field = LONGEST_FIRST.find(
    (name) => plain.startsWith(name) && endsThere(trimmed.charAt(name.length)),
  );
  const reader = field === undefined ? undefined : READERS.get(field);
  if (field === undefined || reader === undefined) throw unknownField(trimmed);
  const [, minus, value = ''] = /^\s*(?:(-)=|\+=|[=:,])?\s*(.*)$/s.exec(trimmed.slice(field.length)) ?? [];
  return reader(value, minus === undefined ? 'add' : 'remove');
}

const endsThere = (next: string): boolean => next === '' || /[\s=:,+-]/.test(next);

function unknownField(text: string): Refusal {
  const asked = cleanLine(text.split(/[=:]/, 1)[0] ?? '').slice(0, 60);
  const known = FIELDS.map(([[name]]) => name).join(', ');
  return new Refusal(`Kith keeps nothing called "${asked}". It keeps: ${known}.`);
}
