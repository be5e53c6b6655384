/**
 * The Markdown that stands above a quoted mail, quotations of its own included: `words` is the same text as the reader of replies
 * left it, which takes every marked line for the mail that is answered. Undefined where its end cannot be found.
 */
export function aboveQuotation(text: string, words: string): string | undefined {
  const last = words.trimEnd().split('\n').at(-1)?.trim();
  if (last === undefined || last === '') return undefined;
  const lines = text.split('\n');
  const end = lines.findLastIndex((line) => line.trim() === last);
  return end < 0 ? undefined : lines.slice(0, end + 1).join('\n');
}
