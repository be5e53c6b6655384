export interface WrittenLine {
  /** As it stands there, but for the space around it. */
  readonly words: string;
  /** An empty line, or the beginning, is before it. */
  readonly startsParagraph: boolean;
}

/** The lines of a text that hold anything. */
export function splitLines(text: string): readonly WrittenLine[] {
  const lines: WrittenLine[] = [];
  let startsParagraph = true;
  for (const written of text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    const words = written.trim();
    if (words !== '') lines.push({ words, startsParagraph });
    startsParagraph = words === '';
  }
  return lines;
}
