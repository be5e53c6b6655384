import { type CellKind, type ColumnLayout, type ColumnMeaning, meaningsOf } from './column-meaning.ts';

/*
 * Google Contacts, "Export as Google CSV": until 2024 `Given Name`, `E-mail 1 - Type`, `Group Membership`; since then
 * `First Name`, `E-mail 1 - Label`, `Labels`. Several values of a cell are joined by ` ::: `.
 */
const SINGLE = meaningsOf({
  name: ['name'],
  prefix: ['name prefix'],
  firstName: ['given name', 'first name'],
  middleName: ['additional name', 'middle name'],
  lastName: ['family name', 'last name'],
  suffix: ['name suffix'],
  nickname: ['nickname', 'short name'],
  company: ['organization name', 'organization 1 name'],
  role: ['organization title', 'organization 1 title'],
  tags: ['group membership', 'labels'],
  notes: ['notes'],
  birthday: ['birthday'],
  interests: ['hobby'],
  language: ['language'],
});

const NUMBERED = /^(e mail|phone|address|event|relation|website|im) (\d+) (.+)$/;

/** The parts of an address; `formatted` repeats them, and `country` is what people write (`extended address` is a further line). */
const ADDRESS_PARTS: ReadonlyMap<string, CellKind> = new Map([
  ['street', 'street'],
  ['extended address', 'street'],
  ['po box', 'street'],
  ['city', 'locality'],
  ['region', 'region'],
  ['postal code', 'postalCode'],
  ['country', 'country'],
]);

const KIND_OF_THING: ReadonlyMap<string, CellKind> = new Map([
  ['e mail', 'email'],
  ['phone', 'phone'],
  ['event', 'day'],
  ['relation', 'relative'],
  ['website', 'profile'],
]);

export const GOOGLE_COLUMNS: ColumnLayout = {
  title: 'a list of Google Contacts',
  separator: ' ::: ',
  isOwn: false,
  fits: (headings) =>
    ['group membership', 'labels', 'file as', 'name prefix'].some((name) => headings.has(name)) &&
    (headings.has('given name') || headings.has('first name')),
  meaningOf: (heading) => SINGLE.get(heading) ?? numberedMeaning(heading),
};

function numberedMeaning(heading: string): ColumnMeaning | undefined {
  const [, thing = '', number = '', part = ''] = NUMBERED.exec(heading) ?? [];
  const slot = `${thing} ${number}`;
  if (part === 'type' || part === 'label') return thing === 'im' ? undefined : { kind: 'label', slot };
  const kind = thing === 'address' ? ADDRESS_PARTS.get(part) : part === 'value' && KIND_OF_THING.get(thing);
  return kind ? { kind, slot } : undefined;
}
