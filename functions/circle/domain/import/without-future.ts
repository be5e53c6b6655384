import { Temporal } from 'temporal-polyfill';
import type { Owner } from '../owner.ts';
import type { PartialDate } from '../partial-date.ts';
import type { ImportedPerson } from './person-reading.ts';

interface Checked {
  readonly person: ImportedPerson;
  /** Sentences: which days were left out. */
  readonly cleanings: readonly string[];
}

/** Nobody is born, or was met, on a day to come: such a day is left out, and that is said. What an export has kept stays. */
export function withoutFuture(
  person: ImportedPerson,
  { timeZone }: Pick<Owner, 'timeZone'>,
  now: Temporal.Instant,
): Checked {
  if (person.restored) return { person, cleanings: [] };
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const { details, lastContact, ...rest } = person;
  const isUnborn = (occasion: (typeof details.occasions)[number]) =>
    occasion.kind === 'birthday' && isAfter(occasion.date, today);
  const isUnmet = lastContact !== undefined && isAfter(lastContact, today);
  const cleanings = [
    ...(details.occasions.some(isUnborn) ? [leftOut('birthday')] : []),
    ...(isUnmet ? [leftOut('last contact')] : []),
  ];
  if (cleanings.length === 0) return { person, cleanings };
  const occasions = details.occasions.filter((occasion) => !isUnborn(occasion));
  const met = isUnmet ? {} : { ...(lastContact && { lastContact }) };
  return { person: { ...rest, ...met, details: { ...details, occasions } }, cleanings };
}

const isAfter = ({ year, month, day }: PartialDate, today: Temporal.PlainDate): boolean =>
  year !== undefined && Temporal.PlainDate.compare({ year, month, day }, today) > 0;

const leftOut = (what: string): string => `The ${what} lies in the future. It was left out.`;
