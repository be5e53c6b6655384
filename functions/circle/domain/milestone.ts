import type { OccasionAhead } from './occasions-ahead.ts';

/** The first, the ages at which one comes of age, and every tenth. */
const AGES: readonly number[] = [1, 18, 21];
const YEARS_BETWEEN_ROUND_AGES = 10;
/** The first, and every fifth: 5, 10, 25, 50 … */
const YEARS_BETWEEN_ROUND_ANNIVERSARIES = 5;

/** Whether that many years make a day bigger than in other years. Never one of remembrance, and none without its year. */
export function isMilestone(kind: OccasionAhead['kind'], years: number | undefined): boolean {
  if (years === undefined || years < 1) return false;
  switch (kind) {
    case 'birthday':
      return AGES.includes(years) || years % YEARS_BETWEEN_ROUND_AGES === 0;
    case 'anniversary':
    case 'other':
      return years === 1 || years % YEARS_BETWEEN_ROUND_ANNIVERSARIES === 0;
    case 'memorial':
    case 'death':
      return false;
  }
}
