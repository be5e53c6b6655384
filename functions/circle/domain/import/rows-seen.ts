import type { ContactDetails } from '../contact.ts';

/** Remembers who was in the list already, by address or, without one, by name: about a hundred bytes a row. */
export class RowsSeen {
  readonly #lineOf = new Map<string, number>();

  /** Undefined for a person not met before, who is remembered; else why the row repeats an earlier one. */
  repeats({ name, addresses }: Pick<ContactDetails, 'name' | 'addresses'>, line: number): string | undefined {
    const keys = addresses.length > 0 ? addresses : [nameKey(name)];
    for (const key of keys) {
      const earlier = this.#lineOf.get(key);
      if (earlier === undefined) continue;
      return addresses.length > 0
        ? `${key} is in line ${earlier} already.`
        : `${name} is in line ${earlier} already, and there is no address to tell them apart.`;
    }
    for (const key of keys) this.#lineOf.set(key, line);
    return undefined;
  }
}

/** A name as it is compared; no address looks like it, since it has spaces or no `@`. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Whether two names may be one person's: the words of one are all in the other (`Ann Berg`, `Berg, Ann M.`). */
export function mayBeSameName(one: string, other: string): boolean {
  const [few, many] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size);
  return few !== undefined && many !== undefined && few.size > 0 && few.isSubsetOf(many);
}

function wordsOf(name: string): Set<string> {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}
