/** RFC 3676, 4.2 asks for 78 at most; 76 leaves room for one level of quotation. */
const MAX_COLUMNS = 76;
const INDENT = '    ';

/**
 * One paragraph, its white space folded, broken at words into lines of 76 columns or less. `hanging` indents every line
 * after the first. Only a single word longer than a line (an address) may stand out.
 */
export function wrapParagraph(text: string, { first = '', hanging = '' } = {}): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of oneLine(text).split(' ')) {
    if (!isEmpty && columns(line) + 1 + columns(word) > MAX_COLUMNS) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** Paragraphs with an empty line between them; absent ones leave no gap. */
export function joinParagraphs(paragraphs: ReadonlyArray<string | undefined>): string {
  return `${paragraphs.filter((paragraph) => paragraph !== undefined && paragraph !== '').join('\n\n')}\n`;
}

/** A list with a dash before each item. */
export function wrapList(items: readonly string[]): string {
  return items.map((item) => wrapParagraph(item, { first: '- ', hanging: '  ' })).join('\n');
}

/** A list with a number before each item, from 1 on. */
export function wrapNumbered(items: readonly string[]): string {
  const first = (place: number) => `${place + 1}. `;
  return items
    .map((item, place) =>
      wrapParagraph(item, { first: first(place), hanging: ' '.repeat(first(place).length) }),
    )
    .join('\n');
}

/** Somebody's words, marked as such, line by line. */
export function quoteText(text: string): string {
  return splitLines(text)
    .map((line) => (line.trim() === '' ? '>' : wrapParagraph(line, { first: '> ', hanging: '> ' })))
    .join('\n');
}

/** A letter within the letter, set in from the margin. */
export function indentText(text: string): string {
  return splitLines(text)
    .map((line) => (line.trim() === '' ? '' : wrapParagraph(line, { first: INDENT, hanging: INDENT })))
    .join('\n');
}

export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** What an empty line, or several, divides. */
export function splitParagraphs(text: string): string[] {
  return text
    .trim()
    .split(/(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/)
    .filter((paragraph) => paragraph !== '');
}

/** Folds every run of white space and control characters into one space, so that no text can start a new line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function columns(text: string): number {
  return [...text].length;
}
