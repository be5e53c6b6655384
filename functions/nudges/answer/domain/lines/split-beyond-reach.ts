import type { WrittenLine } from './split-lines.ts';

/** Far more than anybody answers a mail with; what stands beyond is kept, and not read. */
const MOST_LINES = 1000;
const MOST_LETTERS = 60_000;

/** `near`: the lines that are read. `beyond`: those that begin too far down, as one text with its paragraphs, or undefined. */
export function splitBeyondReach(lines: readonly WrittenLine[]): {
  readonly near: readonly WrittenLine[];
  readonly beyond: string | undefined;
} {
  const end = endOfReach(lines);
  if (end === lines.length) return { near: lines, beyond: undefined };
  const beyond = lines
    .slice(end)
    .map(({ words, startsParagraph }) => (startsParagraph ? `\n${words}` : words));
  return { near: lines.slice(0, end), beyond: beyond.join('\n').trim() };
}

function endOfReach(lines: readonly WrittenLine[]): number {
  let letters = 0;
  for (const [at, { words }] of lines.entries()) {
    if (at === MOST_LINES || letters > MOST_LETTERS) return at;
    letters += words.length;
  }
  return lines.length;
}
