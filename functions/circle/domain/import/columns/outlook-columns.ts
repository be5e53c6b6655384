import { type CellKind, type ColumnLayout, type ColumnMeaning, meaningsOf } from './column-meaning.ts';

/*
 * Outlook, "Export to a file, comma separated values", classic and on the web. `Title` is the form of address (Dr.), the role
 * is `Job Title`; a day that is not known is 0/0/00.
 */
const SINGLE = meaningsOf({
  prefix: ['title'],
  firstName: ['first name'],
  middleName: ['middle name'],
  lastName: ['last name'],
  suffix: ['suffix'],
  nickname: ['nickname'],
  email: ['e mail address', 'e mail 2 address', 'e mail 3 address'],
  company: ['company'],
  role: ['job title'],
  tags: ['categories'],
  interests: ['hobby'],
  language: ['language'],
  metThrough: ['referred by'],
  notes: ['notes'],
  birthday: ['birthday'],
  anniversary: ['anniversary'],
  profile: ['web page', 'personal web page'],
});

const RELATIVES: ReadonlyMap<string, string> = new Map([
  ['spouse', 'spouse'],
  ['significant other', 'partner'],
  ['children', 'child'],
  ['assistant s name', 'assistant'],
  ['manager s name', 'manager'],
]);

const POSTAL =
  /^(business|home|other) (street|street 2|street 3|city|state|postal code|country region|country)$/;
const POSTAL_KIND: ReadonlyMap<string, CellKind> = new Map([
  ['city', 'locality'],
  ['state', 'region'],
  ['postal code', 'postalCode'],
  ['country region', 'country'],
  ['country', 'country'],
]);

const PHONE = /^(business|home|mobile|car|other|primary|company main|assistant s) phone(?: 2)?$/;

export const OUTLOOK_COLUMNS: ColumnLayout = {
  title: 'a list of Outlook',
  separator: ';',
  isOwn: false,
  fits: (headings) =>
    headings.has('e mail address') && (headings.has('business street') || headings.has('business phone')),
  meaningOf: (heading) =>
    SINGLE.get(heading) ?? relativeMeaning(heading) ?? postalMeaning(heading) ?? phoneMeaning(heading),
};

function relativeMeaning(heading: string): ColumnMeaning | undefined {
  const label = RELATIVES.get(heading);
  return label === undefined ? undefined : { kind: 'relative', label };
}

function postalMeaning(heading: string): ColumnMeaning | undefined {
  const [, place = '', part = ''] = POSTAL.exec(heading) ?? [];
  if (place === '') return undefined;
  return { kind: POSTAL_KIND.get(part) ?? 'street', slot: `address ${place}`, label: labelOf(place) };
}

function phoneMeaning(heading: string): ColumnMeaning | undefined {
  const place = PHONE.exec(heading)?.[1];
  return place === undefined || place === 'assistant s'
    ? undefined
    : { kind: 'phone', slot: heading, label: labelOf(place) };
}

const labelOf = (place: string): string => (place === 'business' ? 'work' : place);
