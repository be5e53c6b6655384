const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A number from 0 up to 1 that is always the same for the same words, and unlike for other ones (FNV-1a, then mixed). */
export function seeded(...words: readonly (string | number)[]): number {
  let hash = FNV_OFFSET;
  for (const letter of words.join('#')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), FNV_PRIME);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 2 ** 32;
}

/** One of them, always the same for the same words. */
export const pickSeeded = <T>(items: readonly T[], ...words: readonly (string | number)[]): T | undefined =>
  items[Math.floor(seeded(...words) * items.length)];
