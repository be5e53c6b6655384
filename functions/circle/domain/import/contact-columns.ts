import { type Cell, type ColumnLayout, type ColumnMeaning, plainHeading } from './columns/column-meaning.ts';
import { GOOGLE_COLUMNS } from './columns/google-columns.ts';
import { LINKEDIN_COLUMNS } from './columns/linkedin-columns.ts';
import { OUTLOOK_COLUMNS } from './columns/outlook-columns.ts';
import { OWN_COLUMNS } from './columns/own-columns.ts';

/** The last one fits every list. */
const LAYOUTS = [GOOGLE_COLUMNS, OUTLOOK_COLUMNS, LINKEDIN_COLUMNS, OWN_COLUMNS];

export interface ColumnMap {
  readonly layout: ColumnLayout;
  /** What each column of the file holds; undefined: Kith has no use for it. */
  readonly columns: readonly (ColumnMeaning | undefined)[];
  readonly ignoredHeadings: readonly string[];
}

/** What the owner says of headings that Kith does not know: `Vorname` is `first name`. Keys are plain headings. */
export type OwnWords = ReadonlyMap<string, ColumnMeaning>;

/** Finds what each column holds, whatever the case and the punctuation of its heading. */
export function mapColumns(headings: readonly string[], ownWords: OwnWords = new Map()): ColumnMap {
  const plain = headings.map(plainHeading);
  const known = new Set(plain);
  const layout = LAYOUTS.find(({ fits }) => fits(known)) ?? OWN_COLUMNS;
  const columns = plain.map((heading) => ownWords.get(heading) ?? layout.meaningOf(heading));
  return {
    layout,
    columns,
    ignoredHeadings: headings.filter((heading, index) => heading.trim() !== '' && !columns[index]),
  };
}

/** A contact needs a name; everything else may be missing. */
export function hasName({ columns }: ColumnMap): boolean {
  return columns.some((column) => column !== undefined && /^(?:name|firstName|lastName)$/.test(column.kind));
}

/** The filled cells of a row, with what they hold. */
export function toCells({ columns }: ColumnMap, fields: readonly string[]): readonly Cell[] {
  return columns.flatMap((column, index) => {
    const text = withoutTextMark(fields[index] ?? '').trim();
    return column === undefined || text === '' ? [] : [{ ...column, text }];
  });
}

/**
 * `Vorname=first name,Geburtstag=birthday`, as the owner writes it. `unknown`: what Kith cannot take, either since nothing
 * stands on one side or since the right side is no column of Kith's.
 */
export function readOwnWords(text: string): { readonly words: OwnWords; readonly unknown?: string } {
  const words = new Map<string, ColumnMeaning>();
  for (const pair of text.split(',').filter((part) => part.trim() !== '')) {
    const [heading = '', meaning = ''] = pair.split('=').map(plainHeading);
    const column = OWN_COLUMNS.meaningOf(meaning);
    if (heading === '' || column === undefined) return { words, unknown: pair.trim() };
    words.set(heading, column);
  }
  return { words };
}

/** Spreadsheets mark a text that looks like a formula with an apostrophe, as Kith's own lists do. */
const withoutTextMark = (field: string): string => field.replace(/^'(?='*[=+\-@\t\r])/, '');
