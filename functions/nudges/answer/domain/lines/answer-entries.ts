import type { AnswerLine, AnswerReading, AnswerTarget } from '../answer-line.ts';

/** A line of the answer while its words are gathered. */
export interface Entry {
  readonly words: string[];
  readonly target: AnswerTarget;
  /** Undefined: a note. */
  readonly command: AnswerReading | undefined;
  /** Of a note. */
  readonly text: string[];
  /** Words that were wrapped onto the next line. */
  readonly wrapped: string[];
  readonly isBeyondLimit: boolean;
}

export const newEntry = (entry: Pick<Entry, 'target'> & Partial<Entry>): Entry => ({
  words: [],
  command: undefined,
  text: [],
  wrapped: [],
  isBeyondLimit: false,
  ...entry,
});

/** Words that belong to what stands before them. */
export function continueEntry(entry: Entry, words: string, text: string): void {
  entry.words.push(words);
  (entry.command === undefined ? entry.text : entry.wrapped).push(text);
}

export function finishEntry({ words, target, command, text, wrapped, isBeyondLimit }: Entry): AnswerLine {
  const line = { words: words.join('\n'), target };
  if (command === undefined) {
    const note = { kind: 'note' as const, text: text.join('\n'), proposals: [] };
    return { ...line, reading: isBeyondLimit ? { ...note, beyondLimit: true } : note };
  }
  if (wrapped.length === 0 || !('text' in command)) return { ...line, reading: command };
  return { ...line, reading: { ...command, text: [command.text, ...wrapped].join(' ') } };
}

/** Mail programs break long lines; what they break off is no line of its own. */
export function isWrapped(before: string, line: string): boolean {
  const [firstWord = ''] = line.split(/\s/, 1);
  return (
    before.length >= SHORTEST_WRAPPED &&
    before.length + firstWord.length >= WIDTH &&
    !/[.!?:;]["')]?$/.test(before)
  );
}

const SHORTEST_WRAPPED = 45;
const WIDTH = 66;
