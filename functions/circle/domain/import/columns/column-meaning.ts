/** What a cell can hold. */
export type CellKind =
  | 'name'
  | 'prefix'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'suffix'
  | 'nickname'
  | 'email'
  | 'phone'
  | 'street'
  | 'locality'
  | 'region'
  | 'postalCode'
  | 'country'
  | 'profile'
  | 'company'
  | 'role'
  | 'household'
  | 'timeZone'
  | 'language'
  | 'tags'
  | 'interests'
  | 'matters'
  | 'food'
  | 'allergies'
  | 'metHow'
  | 'metWhere'
  | 'metThrough'
  | 'notes'
  | 'birthday'
  | 'anniversary'
  | 'day'
  | 'relative'
  | 'cadence'
  | 'tier'
  | 'lastContact'
  | 'standing'
  /** Says what the other cells of its slot are: `Home`. */
  | 'label';

export interface ColumnMeaning {
  readonly kind: CellKind;
  /** Cells with one slot tell of one thing: `E-mail 1 - Label` and `E-mail 1 - Value`. */
  readonly slot?: string;
  /** What its thing is, where the heading says so: `Home Phone`. */
  readonly label?: string;
}

/** How a product writes its lists. */
export interface ColumnLayout {
  /** `a list of Google Contacts` */
  readonly title: string;
  /** Between several values in one cell. */
  readonly separator: string | RegExp;
  /** A list of one's own is refused where it cannot be read; what a product has exported is taken as far as possible. */
  readonly isOwn: boolean;
  /** Whether the headings (as `plainHeading` writes them) are this product's. */
  fits(headings: ReadonlySet<string>): boolean;
  meaningOf(heading: string): ColumnMeaning | undefined;
}

export interface Cell extends ColumnMeaning {
  readonly text: string;
}

/** `E-mail 1 - Value` → `e mail 1 value`: without case and punctuation. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A table of headings, each of which means one thing. */
export function meaningsOf(
  headings: Partial<Record<CellKind, readonly string[]>>,
): ReadonlyMap<string, ColumnMeaning> {
  return new Map(
    Object.entries(headings).flatMap(([kind, names]) =>
      names.flatMap((name): [string, ColumnMeaning][] =>
        isCellKind(kind, headings) ? [[name, { kind }]] : [],
      ),
    ),
  );
}

const isCellKind = (kind: string, headings: object): kind is CellKind => Object.hasOwn(headings, kind);
