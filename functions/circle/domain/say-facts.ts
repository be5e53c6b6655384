import type { Contact } from './contact.ts';
import type { LovedOne } from './loved-one.ts';
import { birthdayOf, type Occasion } from './occasion.ts';
import type { PartialDate } from './partial-date.ts';
import type { PostalAddress } from './postal-address.ts';
import { isPet } from './relations.ts';

const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** `4 May 1980`, `4 May` */
export function sayDate({ day, month, year }: PartialDate): string {
  const name = MONTHS.format(Date.UTC(2000, month - 1));
  return year === undefined ? `${day} ${name}` : `${day} ${name} ${year}`;
}

/** `6 weeks`, `45 days`, `12 months`: as it goes on from `every` and `at most`. */
export function sayDays(days: number): string {
  if (days === 365) return '12 months';
  if (days === 1) return '1 day';
  return days > 7 && days < 100 && days % 7 === 0 ? `${days / 7} weeks` : `${days} days`;
}

/** `4 May 1980 (once, told 14 days ahead)` */
export function sayDayOf({
  date,
  repeats,
  leadDays,
}: Pick<Occasion, 'date' | 'repeats' | 'leadDays'>): string {
  const asides = [
    ...(repeats === 'once' ? ['once'] : []),
    ...(leadDays === undefined ? [] : [leadDays === 0 ? 'told on the day' : `told ${leadDays} days ahead`]),
  ];
  return `${sayDate(date)}${asides.length > 0 ? ` (${asides.join(', ')})` : ''}`;
}

/** `birthday 4 May 1980`, `first day of the practice 3 June 2019 (once, 14 days ahead)` */
export function sayOccasion(occasion: Occasion): string {
  const { kind, title } = occasion;
  const what = kind === 'other' ? (title ?? 'occasion') : title === undefined ? kind : `${kind} (${title})`;
  return `${what} ${sayDayOf(occasion)}`;
}

/** `12 Mill Lane, Bath BA1 1AA, United Kingdom`, without its label */
export const sayPostalAddress = ({ lines, postalCode, locality, region, country }: PostalAddress): string =>
  [...lines, [postalCode, locality].filter(Boolean).join(' '), region, country].filter(Boolean).join(', ');

export const sayPhone = ({ label, number }: Contact['phones'][number]): string => labelled(label, number);

export const sayProfile = ({ label, url }: Contact['profiles'][number]): string => labelled(label, url);

/** `at a workshop in Bristol, through Tom` */
export const sayMet = ({ how, where, through }: NonNullable<Contact['met']>): string =>
  [how, where && (/^(?:at|in|on) /i.test(where) ? where : `in ${where}`), through && `through ${through}`]
    .filter(Boolean)
    .join(', ');

/** `Mia, daughter, 12 March 2018`, `Rufus, dog`, `Sam, pet (tortoise)` */
export function sayLovedOne(lovedOne: LovedOne): string {
  const { name, relation, petKind, inMemory } = lovedOne;
  const birthday = birthdayOf(lovedOne);
  const kind =
    isPet(lovedOne) && petKind !== undefined && petKind !== relation.toLowerCase() ? ` (${petKind})` : '';
  return [
    `${name}, ${relation}${kind}`,
    ...(birthday ? [sayDate(birthday)] : []),
    ...(inMemory ? [sayInMemory(inMemory)] : []),
  ].join(', ');
}

/** `in memory, died 3 March 2026` */
export const sayInMemory = ({ diedOn }: NonNullable<Contact['inMemory']>): string =>
  diedOn === undefined ? 'in memory' : `in memory, died ${sayDate(diedOn)}`;

const labelled = (label: string | undefined, words: string): string => (label ? `${label}: ${words}` : words);
