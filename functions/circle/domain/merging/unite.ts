import { isDeepStrictEqual } from 'node:util';

/** The same as stored: fields that are undefined are none. */
export const isSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(stored(one), stored(other));

/** Both lists, without repeating an entry; the first one's come first. */
export const unite = <T>(
  kept: readonly T[],
  absorbed: readonly T[],
  isAlike: (one: T, other: T) => boolean = isSame,
): T[] => [...kept, ...absorbed.filter((entry) => !kept.some((known) => isAlike(known, entry)))];

/** Of words: `Wine` and `wine` are one. */
export const uniteWords = (kept: readonly string[], absorbed: readonly string[]): string[] =>
  unite(kept, absorbed, (one, other) => one.toLowerCase() === other.toLowerCase());

/** The later of two stored moments, of which neither, one or both are known. */
export const later = <T extends string>(one: T | undefined, other: T | undefined): T | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** As it comes back from a store. */
export const stored = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));
