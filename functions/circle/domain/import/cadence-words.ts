const LONGEST_CADENCE_DAYS = 3650;

const DAYS_OF_UNIT: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['week', 7],
  ['fortnight', 14],
  ['month', 30],
  ['quarter', 90],
  ['year', 365],
]);

const DAYS_OF_WORD: ReadonlyMap<string, number> = new Map([
  ['daily', 1],
  ['weekly', 7],
  ['biweekly', 14],
  ['fortnightly', 14],
  ['monthly', 30],
  ['bimonthly', 60],
  ['quarterly', 90],
  ['twice a year', 182],
  ['half-yearly', 182],
  ['yearly', 365],
  ['annually', 365],
]);

const COUNTED_UNIT =
  /^(?:every )?(?:(\d{1,4}|other|a|an|one|two|three|four|six) ?)?(day|week|fortnight|month|quarter|year)s?$/;

const NUMBER_OF_WORD: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['other', 2],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['six', 6],
]);

/** Days between two contacts, from `30`, `monthly`, `every 6 weeks`, `every other month`; undefined when it says none. */
export function readCadence(text: string): number | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const days = /^\d{1,4}$/.test(words) ? Number(words) : (DAYS_OF_WORD.get(words) ?? countUnits(words));
  return days !== undefined && days >= 1 && days <= LONGEST_CADENCE_DAYS ? days : undefined;
}

function countUnits(words: string): number | undefined {
  const [, count = '1', unit = ''] = COUNTED_UNIT.exec(words) ?? [];
  const days = DAYS_OF_UNIT.get(unit);
  return days === undefined ? undefined : days * (NUMBER_OF_WORD.get(count) ?? Number(count));
}
