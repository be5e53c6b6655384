const WORDS: ReadonlyMap<number, string> = new Map([
  [7, 'about once a week'],
  [14, 'about every other week'],
  [30, 'about once a month'],
  [60, 'about every other month'],
  [90, 'about once a quarter'],
  [365, 'about once a year'],
]);

/** `about once a month`, `about every 45 days` */
export const sayInterval = (days: number): string =>
  WORDS.get(days) ?? (days === 1 ? 'every day' : `about every ${days} days`);
