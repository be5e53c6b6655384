import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import type { Owner } from '../../../circle/domain/owner.ts';
import { isQuietDay } from '../../../circle/domain/quiet-days.ts';
import { countryOf } from './country-of.ts';
import { isPublicHoliday } from './public-holidays.ts';

export interface TwoPeople {
  readonly owner: Pick<Owner, 'quietDays'>;
  readonly contact: Pick<Contact, 'postalAddresses'>;
}

/**
 * Why no letter goes out on a day: the owner wants it quiet, or it is a public holiday where the contact lives. Of a country that
 * nobody told Kith it does not guess.
 */
export function whyDayOff(
  { owner, contact }: TwoPeople,
  day: Temporal.PlainDate,
): 'quiet-day' | 'holiday' | undefined {
  if (isQuietDay(day, owner.quietDays)) return 'quiet-day';
  const country = countryOf(contact);
  return country !== undefined && isPublicHoliday(country, day) ? 'holiday' : undefined;
}
