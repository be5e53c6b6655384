import { Temporal } from 'temporal-polyfill';
import type { Contact } from '../contact.ts';
import { birthdayOf } from '../occasion.ts';
import type { PartialDate } from '../partial-date.ts';

const LEAP_YEAR = 2024;

/** The columns of a list of people, under headings that Kith's import reads back. */
const COLUMNS = {
  name: ({ name }) => name,
  nickname: ({ nickname }) => nickname,
  email: ({ addresses }) => addresses.join('; '),
  phone: ({ phones }) => phones.map(({ number }) => number).join('; '),
  street: ({ postalAddresses: [address] }) => address?.lines.join('\n'),
  city: ({ postalAddresses: [address] }) => address?.locality,
  region: ({ postalAddresses: [address] }) => address?.region,
  'postal code': ({ postalAddresses: [address] }) => address?.postalCode,
  country: ({ postalAddresses: [address] }) => address?.country,
  profiles: ({ profiles }) => profiles.map(({ url }) => url).join('; '),
  household: ({ household }) => household,
  company: ({ company }) => company,
  role: ({ role }) => role,
  tags: ({ tags }) => tags.join('; '),
  tier: ({ tier }) => tier,
  cadence: ({ cadenceDays }) => cadenceDays?.toString(),
  birthday: (contact) => dateText(birthdayOf(contact)),
  anniversary: ({ occasions }) => dateText(occasions.find(({ kind }) => kind === 'anniversary')?.date),
  interests: ({ interests }) => interests.join('; '),
  matters: ({ matters }) => matters.join('; '),
  food: ({ food }) => food.join('; '),
  allergies: ({ allergies }) => allergies.join('; '),
  language: ({ language }) => language,
  'time zone': ({ timeZone }) => timeZone,
  'met how': ({ met }) => met?.how,
  'met where': ({ met }) => met?.where,
  'met through': ({ met }) => met?.through,
  notes: ({ notes }) => notes.join('\n'),
  'last contact': ({ lastTouchAt }) => lastTouchAt?.slice(0, 10),
  standing: standingText,
} as const satisfies Record<string, (contact: Contact) => string | undefined>;

export const CONTACT_HEADINGS: readonly string[] = Object.keys(COLUMNS);

/** A person as a row; what has no place in a table, such as loved ones, is in the JSON alone. */
export const toContactRow = (contact: Contact): readonly string[] =>
  Object.values(COLUMNS).map((textOf) => textOf(contact) ?? '');

/** Whoever must not be greeted is marked, so that no list of cards is made from the row by mistake. */
function standingText({ hidden, inMemory, doNotContact }: Contact): string {
  const words = [hidden && 'hidden', inMemory && 'in memory', doNotContact && 'do not contact'];
  return words.filter((word) => word !== undefined).join('; ');
}

/** `1976-05-04`, or `4 May` without its year: a spreadsheet takes neither for a formula. */
function dateText(date: PartialDate | undefined): string | undefined {
  if (date === undefined) return undefined;
  const day = Temporal.PlainDate.from({ ...date, year: date.year ?? LEAP_YEAR });
  return date.year === undefined
    ? day.toLocaleString('en-GB', { day: 'numeric', month: 'long' })
    : day.toString();
}
