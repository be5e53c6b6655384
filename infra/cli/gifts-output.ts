import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Gift } from '../../functions/circle/domain/gift.ts';
import { sayGift } from '../../functions/circle/domain/say-giving.ts';
import type { GiftKept } from '../../functions/giving/domain/ledger/keep-gift.ts';
import type { CurrencyTotal, YearOfGiving } from '../../functions/giving/domain/ledger/year-of-giving.ts';
import type { PraiseBalance } from '../../functions/giving/domain/shout-outs/praise-balance.ts';
import { calendarDay, nameLine, people } from './output.ts';
import { printable } from './terminal.ts';

const MOST_LISTED = 30;

/** `Ruth Adler: chosen: a map of the coast, for Leo, GBP 30.` */
export const giftText = (
  { name }: Pick<Contact, 'name'>,
  { outcome, gift }: Exclude<GiftKept, { outcome: 'refused' }>,
): string =>
  printable(`${name}: ${sayGift(gift)}.${outcome === 'unchanged' ? ' That was known already.' : ''}`);

export const photoText = ({ name }: Pick<Contact, 'name'>, { text }: Gift, file: string): string =>
  printable(`${name}: the photo of “${text}” is in ${file} now.`);

export function giftsText(contact: Contact): string {
  const { gifts } = contact;
  if (gifts.length === 0) {
    return printable(
      `${nameLine(contact)}\n\nNo gift yet, nor an idea of one. ideas "${contact.name}" names what would fit.`,
    );
  }
  return printable([nameLine(contact), '', ...gifts.map((gift) => `  ${sayGift(gift)}`)].join('\n'));
}

/** Who was given what, then a sum for each currency: sums in two of them are never added up. */
export function yearText(
  year: number,
  { given, totals, withoutAmount, budget }: YearOfGiving,
  currency?: string,
): string {
  const rows = given.flatMap(({ contact, gifts }) => [
    nameLine(contact),
    ...gifts.map((gift) => `  ${sayGift(gift)}`),
  ]);
  return printable(
    [
      ...(rows.length === 0 ? [`Nothing was ordered or sent in ${year}.`] : rows),
      '',
      ...totals.map((total) => totalText(total, total.currency === currency ? budget.value : undefined)),
      ...(withoutAmount === 0 ? [] : [`${gifts(withoutAmount)} without a sum: help, time, words.`]),
      `Your tiers allow ${budget.value.toLocaleString('en')} for the year, for ${people(budget.people)}, in ${currency ?? 'your own currency (owner set --currency tells which)'}.`,
      ...(totals.length > 1 ? ['Kith knows no rates of exchange, so each currency stands alone.'] : []),
    ].join('\n'),
  );
}

function totalText({ currency, value, gifts: count }: CurrencyTotal, budget: number | undefined): string {
  const of = budget === undefined ? '' : ` of ${budget.toLocaleString('en')}`;
  return `${currency} ${value.toLocaleString('en')}${of} in ${gifts(count)}.`;
}

const gifts = (count: number): string => (count === 1 ? '1 gift' : `${count} gifts`);

export function praiseText(year: number, { praised, notYet }: PraiseBalance): string {
  const rows = praised.map(
    ({ contact, times, lastOn }) =>
      `  ${nameLine(contact)}: ${times === 1 ? 'once' : `${times} times`}, last on ${calendarDay(lastOn)}`,
  );
  const others = notYet
    .slice(0, MOST_LISTED)
    .map(
      ({ contact, lastOn }) => `  ${nameLine(contact)}${lastOn ? `, last on ${calendarDay(lastOn)}` : ''}`,
    );
  const left = notYet.length - others.length;
  return printable(
    [
      rows.length === 0 ? `Nobody was praised in ${year} so far.` : `Praised in ${year}:`,
      ...rows,
      ...(others.length === 0 ? [] : ['', 'Not this year:', ...others]),
      ...(left > 0 ? [`  … and ${people(left)} more.`] : []),
    ].join('\n'),
  );
}
