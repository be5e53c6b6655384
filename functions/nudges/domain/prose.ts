const LANGUAGE = 'en-GB';

/** One line of at most `maxCharacters`, cut between words. */
export function excerpt(text: string, maxCharacters: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= maxCharacters) return line;
  const cut = [...line].slice(0, maxCharacters).join('');
  const wordsOnly = cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
  return `${wordsOnly.replace(/[\s,;:.–-]+$/, '')} …`;
}

/** Ends as a sentence does; text that somebody wrote often has no full stop. */
export function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /[.!?…”"']$/.test(line) ? line : `${line}.`;
}

export const capitalise = (text: string): string => {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase(LANGUAGE) + rest.join('');
};

/** `tea`, `tea and rowing`, `tea, rowing and jazz` */
export const listInProse = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
