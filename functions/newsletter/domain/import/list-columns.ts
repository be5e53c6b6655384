/** The first of some columns that holds something, without what keeps a spreadsheet from running it; else an empty text. */
export type CellReader = (headings: readonly string[]) => string;

/** Reads the fields of a row by the headings of its list, in which case, spaces, digits and signs do not matter. */
export function cellReaders(headings: readonly string[]): (fields: readonly string[]) => CellReader {
  const places = new Map<string, number>();
  for (const [place, heading] of headings.entries()) {
    const name = heading.toLowerCase().replace(/[^a-z]/g, '');
    if (!places.has(name)) places.set(name, place);
  }
  return (fields) => (names) => {
    for (const name of names) {
      const field = fields[places.get(name) ?? -1] ?? '';
      const text = withoutTextMark(field).trim();
      if (text !== '') return text;
    }
    return '';
  };
}

/** What csv-cell.ts puts before a formula. */
const withoutTextMark = (field: string): string => field.replace(/^'(?='*[=+\-@\t\r])/, '');
