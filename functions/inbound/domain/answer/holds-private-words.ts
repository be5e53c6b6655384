/** So many words in a row are no coincidence. */
const RUN_OF_WORDS = 5;
/** A private line this short is compared whole; a single word proves nothing. */
const SHORTEST_LINE = 2;

/**
 * Whether words hold any of the private lines, or a run of five words of one: whatever a mail program did to the line breaks and
 * marks around them. It errs towards yes.
 */
export function holdsPrivateWords(words: string, privateLines: readonly string[]): boolean {
  const text = ` ${split(words).join(' ')} `;
  return privateLines.some((line) => runsOf(split(line)).some((run) => text.includes(` ${run} `)));
}

function runsOf(line: readonly string[]): readonly string[] {
  if (line.length < SHORTEST_LINE) return [];
  if (line.length <= RUN_OF_WORDS) return [line.join(' ')];
  return Array.from({ length: line.length - RUN_OF_WORDS + 1 }, (_, start) =>
    line.slice(start, start + RUN_OF_WORDS).join(' '),
  );
}

const split = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
