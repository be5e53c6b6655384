/** `line 12` of a text; undefined where nothing in it is as the pattern says. */
export function placeOf(text: string, pattern: RegExp): string | undefined {
  const at = text.search(pattern);
  return at < 0 ? undefined : `line ${text.slice(0, at).split('\n').length}`;
}

/** What stands there just so. */
export const exactly = (words: string): RegExp => new RegExp(escapePattern(words));

/** An address, and not the beginning of a longer one. */
export const address = (url: string): RegExp =>
  new RegExp(`${escapePattern(url)}(?![\\p{L}\\p{N}/?#&=%_~-]|\\.[\\p{L}\\p{N}])`, 'u');

/** A field, with whatever spaces are in its braces. */
export const field = (name: string): RegExp => new RegExp(`\\{\\{\\s*${escapePattern(name)}\\s*\\}\\}`);

const escapePattern = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
