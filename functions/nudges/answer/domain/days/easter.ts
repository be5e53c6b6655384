import { Temporal } from 'temporal-polyfill';

/** Easter Sunday of the western churches: the first Sunday after the full moon of spring (the anonymous Gregorian rule). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skippedLeapDays = century - Math.floor(century / 4);
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + skippedLeapDays - moonShift + 15) % 30;
  const isLate = epact === 29 || (epact === 28 && golden > 10);
  const fullMoon = Temporal.PlainDate.from({ year, month: 3, day: 21 }).add({
    days: isLate ? epact - 1 : epact,
  });
  return fullMoon.add({ days: 7 - (fullMoon.dayOfWeek % 7) });
}
