import type { WayChange, WordsChange } from './person-change.ts';
import { Refusal } from './refusal.ts';

const MOST_ENTRIES = 200;

/** Without case and accents, in single spaces: how two ways of writing the same words are told to be one. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** Throws Refusal when a word to take away is not there. */
export function changeWords(before: readonly string[], { add, remove }: WordsChange): string[] {
  const left = remove.reduce((words, word) => without(words, word), before);
  const words = [...left];
  for (const word of add) {
    if (!words.some((known) => plainWords(known) === plainWords(word))) words.push(word);
  }
  return capped(words);
}

/** Adds a phone, a page, an address; one with the same label, or the same but for its label, takes its place. Throws Refusal. */
export function changeWays<Way extends { readonly label?: string | undefined }>(
  before: readonly Way[],
  change: WayChange<Way>,
  say: (way: Way) => string,
): Way[] {
  if (change.how === 'add') {
    const { way } = change;
    const at = before.findIndex(
      (known) => say(known) === say(way) || (way.label && known.label === way.label),
    );
    return at < 0 ? capped([...before, way]) : before.with(at, way);
  }
  const asked = plainWords(change.asked);
  const fits = (way: Way) => plainWords(way.label ?? '') === asked || isSame(say(way), asked);
  if (before.some(fits)) return before.filter((way) => !fits(way));
  throw notThere(
    change.asked,
    before.map((way) => (way.label ? `${way.label}: ${say(way)}` : say(way))),
  );
}

export function notThere(asked: string, known: readonly string[]): Refusal {
  const there = known.length === 0 ? 'there is nothing yet' : `there is ${known.slice(0, 10).join('; ')}`;
  return new Refusal(`"${asked}" is not there to take away: ${there}.`);
}

export function capped<Entry>(entries: Entry[]): Entry[] {
  if (entries.length > MOST_ENTRIES)
    throw new Refusal(`A person can have ${MOST_ENTRIES} of these, and no more.`);
  return entries;
}

function without(words: readonly string[], word: string): readonly string[] {
  const left = words.filter((known) => plainWords(known) !== plainWords(word));
  if (left.length === words.length) throw notThere(word, words);
  return left;
}

/** Digits decide where there are some: `020 7946 0000` is `+44-20 7946 0000` only when all of them agree. */
function isSame(said: string, asked: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '');
  return plainWords(said) === asked || (/^[\d\s().+/-]+$/.test(asked) && digits(said) === digits(asked));
}
