import fc from 'fast-check';
import { partialDateSchema } from '../../functions/circle/domain/partial-date.ts';

/** Every real day, with a year (of four digits: ical.js reads no others) or without; 29 February more often than it comes. */
export const partialDates = fc
  .oneof(
    fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      year: fc.option(fc.integer({ min: 1000, max: 2400 }), { nil: undefined }),
    }),
    fc.record({
      month: fc.constant(2),
      day: fc.constant(29),
      year: fc.option(fc.integer({ min: 250, max: 600 }), { nil: undefined }).map((year) => year && year * 4),
    }),
  )
  .map((date) => partialDateSchema.safeParse(date).data)
  .filter((date) => date !== undefined);
