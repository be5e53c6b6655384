/** What a column of a contact list can hold, with the headings under which people write it. */
const HEADINGS = {
  name: ['name', 'full name', 'display name', 'contact', 'contact name'],
  firstName: ['first name', 'firstname', 'given name', 'first', 'forename'],
  lastName: ['last name', 'lastname', 'family name', 'surname', 'last'],
  emails: [
    'email',
    'emails',
    'e mail',
    'e mails',
    'mail',
    'email address',
    'e mail address',
    'email addresses',
  ],
  cadence: ['cadence', 'cadence days', 'every', 'every days', 'frequency', 'keep in touch'],
  company: ['company', 'company name', 'organization', 'organisation', 'organization name', 'employer'],
  role: ['role', 'title', 'job title', 'position', 'organization title'],
  birthday: ['birthday', 'birth date', 'birthdate', 'date of birth', 'dob', 'born'],
  interests: ['interests', 'interest', 'likes', 'hobbies'],
  notes: ['notes', 'note', 'comment', 'comments'],
  lastContact: [
    'last contact',
    'last contact date',
    'last contacted',
    'last spoke',
    'last spoken',
    'last touch',
  ],
} as const;

type ContactColumn = keyof typeof HEADINGS;

/** The cells of one row, by what they hold; several cells of one kind (`E-mail 1`, `E-mail 2`) are joined with `;`. */
export type ContactCells = Partial<Record<ContactColumn, string>>;

export interface ColumnMap {
  /** What each column of the file holds; undefined: Kith has no use for it. */
  readonly columns: readonly (ContactColumn | undefined)[];
  readonly ignoredHeadings: readonly string[];
}

const COLUMN_OF = new Map(
  Object.entries(HEADINGS).flatMap(([column, headings]) =>
    headings.map((heading): [string, string] => [heading, column]),
  ),
);

/** Finds what each column holds, whatever the case and the punctuation of its heading. */
export function mapColumns(headings: readonly string[]): ColumnMap {
  const columns = headings.map(columnOf);
  return {
    columns,
    ignoredHeadings: headings.filter((heading, index) => heading.trim() !== '' && !columns[index]),
  };
}

/** A contact needs a name; everything else may be missing. */
export function hasName({ columns }: ColumnMap): boolean {
  return columns.some((column) => column === 'name' || column === 'firstName' || column === 'lastName');
}

export function toCells({ columns }: ColumnMap, fields: readonly string[]): ContactCells {
  const cells: ContactCells = {};
  for (const [index, column] of columns.entries()) {
    const text = withoutTextMark(fields[index] ?? '').trim();
    if (column === undefined || text === '') continue;
    const before = cells[column];
    cells[column] = before === undefined ? text : `${before}; ${text}`;
  }
  return cells;
}

function columnOf(heading: string): ContactColumn | undefined {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ ?\d+( value)?$/, '')
    .trim();
  const column = COLUMN_OF.get(plain);
  return isColumn(column) ? column : undefined;
}

const isColumn = (column: string | undefined): column is ContactColumn =>
  column !== undefined && Object.hasOwn(HEADINGS, column);

/** Spreadsheets mark a text that looks like a formula with an apostrophe, as csv-cell.ts does. */
const withoutTextMark = (field: string): string => field.replace(/^'(?='*[=+\-@\t\r])/, '');
