/** A list of fifty links has some three hundred. */
const MOST_MARKS_IN_A_BLOCK = 600;
const MOST_MARKS = 8_000;
/** Quotations and lists within each other, as one line opens them. */
const DEEPEST = 8;

const MARKS = /[[\]()*_`<>~&|#!\\+-]/g;
const NESTED = new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t]|$)|\\d{1,9}[.)])){${DEEPEST + 1}}`, 'm');

/**
 * Whether a text has more marks of Markdown than any letter: what reads it takes minutes for some such texts, and has no limit of
 * its own.
 */
export function isTangled(markdown: string): boolean {
  const blocks = markdown.split(/\n[ \t\r]*\n/);
  const counts = blocks.map((block) => block.match(MARKS)?.length ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all > MOST_MARKS || counts.some((count) => count > MOST_MARKS_IN_A_BLOCK) || NESTED.test(markdown);
}
