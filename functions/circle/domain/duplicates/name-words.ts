import type { Contact } from '../contact.ts';
import { firstNameForms } from './first-names.ts';

const TITLES = new Set(
  'dr prof professor mr mrs ms mx miss sir dame lady lord rev herr frau mme m phd md mba esq dipl ing'.split(
    ' ',
  ),
);
const GENERATIONS = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'junior', 'senior']);
/** Letters that Unicode does not take apart into a letter and its mark. */
const FOLDED = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
]);
const UNSPACED = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2,}$/u;
const MOST_WORDS = 8;

/** A name as it is compared: lower case, without accents, titles and initials in the middle. */
export interface NameWords {
  /** In the order in which one says them. */
  readonly words: readonly string[];
  /** What they may be called; empty where the name does not tell. */
  readonly firstNames: readonly string[];
  /** `jr`: of a father and a son of one name. */
  readonly generation: string | undefined;
}

/** `Dr. Adler, Ruth M.` → ruth, adler. */
export function readNameWords({ name, nickname }: Pick<Contact, 'name' | 'nickname'>): NameWords {
  const all = inSpokenOrder(name.slice(0, 200));
  const words = all.filter((word) => !TITLES.has(word) && !GENERATIONS.has(word)).slice(0, MOST_WORDS);
  const [first] = words;
  const called = [...(first !== undefined && words.length > 1 ? [first] : []), ...wordsOf(nickname ?? '')];
  return {
    words: words.filter((word, index) => word.length > 1 || index === 0 || words.length < 3),
    firstNames: [...new Set(called.flatMap(spellings).flatMap(firstNameForms))],
    generation: all.find((word) => GENERATIONS.has(word)),
  };
}

/** Keys that people share who may be called the same; none for a single word, which is too little to go by. */
export function nameKeys({ words, firstNames, generation = '' }: NameWords): readonly string[] {
  const [first = '', ...others] = words;
  if (others.length === 0) return UNSPACED.test(first) ? [first] : [];
  const family = others.at(-1) ?? '';
  const firsts = firstNames.length > 0 ? firstNames : [first];
  const keys = [words.toSorted(), ...firsts.map((name) => [name, family].toSorted())];
  return [...new Set(keys.flatMap((key) => spellings([...key, generation].join(' ').trim())))];
}

/** Whether two names that share a mailbox or a telephone can be of one person, and not of two of a family or an office. */
export function mayBeOnePerson(one: NameWords, other: NameWords): boolean {
  if (one.generation !== other.generation) return false;
  if (one.firstNames.length === 0 || other.firstNames.length === 0) return sharesAWord(one, other);
  return one.firstNames.some((name) => other.firstNames.some((known) => isSameFirstName(name, known)));
}

const sharesAWord = ({ words }: NameWords, other: NameWords): boolean =>
  words.some((word) => other.words.includes(word));

/** `r` for Ruth, too. */
const isSameFirstName = (one: string, other: string): boolean =>
  one === other ||
  (one.length === 1 && other.startsWith(one)) ||
  (other.length === 1 && one.startsWith(other));

/** `Adler, Ruth` is said the other way round. */
function inSpokenOrder(name: string): readonly string[] {
  const [family = '', given = ''] = name.split(',', 2);
  return [...wordsOf(given), ...wordsOf(family)];
}

const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');

/** Keeps the two dots of an umlaut, which some write as an `e`. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/['’]|(?!\u0308)\p{Mn}/gu, '')
    .replace(/[ßøœæłđı]/g, (letter) => FOLDED.get(letter) ?? letter);

/** `Müller` is found as Muller and as Mueller. */
const spellings = (key: string): readonly string[] =>
  key.includes('\u0308') ? [key.replaceAll('\u0308', ''), key.replace(/\u0308/g, 'e')] : [key];
