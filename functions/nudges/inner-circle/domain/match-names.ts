import type { Contact } from '../../../circle/domain/contact.ts';

/** More than these are no help to whoever has to choose. */
const MOST_CANDIDATES = 6;

/** How surely a written name means a person, best first: their address, their whole name, what one calls them, part of it. */
const CLOSENESS = ['address', 'whole-name', 'called', 'part'] as const;

type Closeness = (typeof CLOSENESS)[number];

export interface NameMatch {
  readonly written: string;
  /** Everybody whom it fits best; nobody, or more than one, is for the owner to settle. */
  readonly people: readonly Contact[];
}

/**
 * Finds whom each written name means, in one pass over the circle. Hidden people are never found; those in memory or not to be
 * contacted are, so that nobody is told that there are no such people.
 */
export async function matchNames(
  names: readonly string[],
  circle: AsyncIterable<Contact>,
): Promise<readonly NameMatch[]> {
  const searches = names.map((written) => [written, ...partsOf(written)].map(newSearch));
  for await (const contact of circle) {
    if (contact.hidden === undefined) for (const search of searches.flat()) note(search, contact);
  }
  return searches.flatMap(([whole, ...parts]) => {
    const matches = [whole, ...parts].flatMap((search) =>
      search ? [{ written: search.written, people: bestOf(search.found) }] : [],
    );
    const isOneName = parts.length === 0 || (matches[0]?.people.length ?? 0) > 0;
    return isOneName ? matches.slice(0, 1) : matches.slice(1);
  });
}

/** `Ruth, Daniel` may be two people, where nobody is called Daniel Ruth. */
const partsOf = (written: string): readonly string[] => (written.includes(',') ? written.split(/,\s*/) : []);

interface Search {
  readonly written: string;
  readonly words: readonly string[];
  readonly found: Map<Closeness, Contact[]>;
}

const newSearch = (written: string): Search => ({ written, words: wordsOf(written), found: new Map() });

function note({ written, words, found }: Search, contact: Contact): void {
  const closeness = measure(written, words, contact);
  if (closeness === undefined) return;
  const equals = found.get(closeness) ?? [];
  if (equals.length < MOST_CANDIDATES) found.set(closeness, [...equals, contact]);
}

/** Of equals, the living are meant. */
function bestOf(found: ReadonlyMap<Closeness, readonly Contact[]>): readonly Contact[] {
  const best =
    CLOSENESS.map((closeness) => found.get(closeness)).find((people) => people !== undefined) ?? [];
  const living = best.filter(({ inMemory }) => inMemory === undefined);
  return living.length > 0 ? living : best;
}

function measure(written: string, words: readonly string[], contact: Contact): Closeness | undefined {
  if (contact.addresses.some((address) => address === written.toLowerCase())) return 'address';
  const name = wordsOf(contact.name);
  if (sameWords(words, name)) return 'whole-name';
  const nickname = contact.nickname === undefined ? [] : wordsOf(contact.nickname);
  if (nickname.length > 0 && sameWords(words, nickname)) return 'called';
  if (words.length === 1 && words[0] === name[0]) return 'called';
  return words.every((word) => name.includes(word) || nickname.includes(word)) ? 'part' : undefined;
}

/** In whatever order: `Adler, Ruth` is Ruth Adler. */
const sameWords = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.toSorted().join(' ') === other.toSorted().join(' ');

/** Without case, accents and punctuation. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
