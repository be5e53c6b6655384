/** Its multiples fall evenly over the unit interval, however many there are. */
const GOLDEN_RATIO = 0.618_033_988_749_895;

/**
 * Days from today to the first due date of the person at `place` (from 0) among people who come in together: 1 to
 * `intervalDays`, spread evenly however many they are.
 */
export function spreadOverInterval(place: number, intervalDays: number): number {
  return 1 + Math.floor(((place * GOLDEN_RATIO) % 1) * intervalDays);
}
