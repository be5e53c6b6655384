import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import { listOccasions } from '../../../circle/domain/gift-days/list-occasions.ts';
import type { LeapDayRule } from '../../../circle/domain/partial-date.ts';
import type { OccasionKind } from '../idea.ts';

const YEAR_DAYS = 366;
const SOON_DAYS = 60;

/**
 * The next day of that kind that a contact or their loved one has within a year; without a kind the next of any within two
 * months. `forWhom`: a loved one’s name or relation.
 */
export function nextOccasionOf(
  contact: Contact,
  forWhom: string | undefined,
  occasion: OccasionKind | undefined,
  today: Temporal.PlainDate,
  leapDayRule?: LeapDayRule,
): { readonly on: Temporal.PlainDate; readonly occasion: OccasionKind } | undefined {
  const until = today.add({ days: occasion === undefined ? SOON_DAYS : YEAR_DAYS });
  const wanted = forWhom?.toLowerCase();
  const names = contact.lovedOnes
    .filter(({ name, relation }) => [name.toLowerCase(), relation.toLowerCase()].includes(wanted ?? ''))
    .map(({ name }) => name);
  return listOccasions(contact, { from: today, until, leapDayRule, withLinked: true }).find(
    (day) =>
      (wanted === undefined ? day.forWhom === undefined : names.includes(day.forWhom ?? '')) &&
      (occasion === undefined || day.occasion === occasion),
  );
}
