import type { Temporal } from 'temporal-polyfill';
import type { OccasionAhead } from './occasions-ahead.ts';
import { sayWhen } from './say-day.ts';

/**
 * One sentence about a day to come, for the owner. `contactName`: what one calls the contact. No pronouns: Kith does not know
 * them.
 * `Ruth’s husband Tom has a birthday on Thursday, turning 50: a big one.`
 * `Ruth’s wedding anniversary is tomorrow, 12 years on.`
 * `Ruth has a day of remembrance on 3 September, a year on: her mother.`
 * `It is a year today since Ruth’s husband Tom died.`
 */
export function sayOccasion(occasion: OccasionAhead, contactName: string, today: Temporal.PlainDate): string {
  const { person, date } = occasion;
  const who =
    person.relation === undefined ? contactName : `${contactName}’s ${person.relation} ${person.name}`;
  const when = sayWhen(date, today);
  return `${occasion.isMemory ? sayMemory(occasion, who, when) : sayOwnDay(occasion, who, when)}.`;
}

function sayOwnDay(occasion: OccasionAhead, who: string, when: string): string {
  const { kind, title, turning = 0, isMilestone } = occasion;
  const bigOne = isMilestone ? ': a big one' : '';
  switch (kind) {
    case 'birthday':
      return `${who} has a birthday ${when}${turning < 1 ? '' : `, turning ${turning}`}${bigOne}`;
    case 'memorial':
    case 'death':
      return `${who} has a day of remembrance ${when}${yearsOn(turning)}${title === undefined ? '' : `: ${title}`}`;
    case 'anniversary':
    case 'other':
      return `${who}’s ${title ?? nameOf(kind)} is ${when}${yearsOn(turning)}${bigOne}`;
  }
}

function sayMemory({ kind, title, turning = 0 }: OccasionAhead, who: string, when: string): string {
  if (kind !== 'death') return `${who}’s ${title ?? nameOf(kind)} comes round ${when}`;
  return turning < 1
    ? `The day on which ${who} died comes round ${when}`
    : `It is ${sayYears(turning)} ${when} since ${who} died`;
}

function nameOf(kind: OccasionAhead['kind']): string {
  switch (kind) {
    case 'birthday':
    case 'anniversary':
      return kind;
    case 'memorial':
    case 'death':
      return 'day of remembrance';
    case 'other':
      return 'day';
  }
}

const yearsOn = (years: number): string => (years < 1 ? '' : `, ${sayYears(years)} on`);

const sayYears = (years: number): string => (years === 1 ? 'a year' : `${years} years`);
