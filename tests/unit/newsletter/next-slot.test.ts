import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { nextSlot } from '../../../functions/newsletter/domain/next-slot.ts';
import { fromIsoInstant } from '../../../functions/shared/iso-instant.ts';

const TUESDAYS = { weekday: 2, hour: 9, timeZone: 'Europe/London' };
const instant = (text: string) => Temporal.Instant.from(text);

describe('the next slot', () => {
  it.each([
    ['on the day before', '2026-08-24T06:30:00Z', '2026-08-25T08:00:00.000Z'],
    ['a moment before', '2026-08-25T07:59:59Z', '2026-08-25T08:00:00.000Z'],
    ['at the moment itself, a week later', '2026-08-25T08:00:00Z', '2026-09-01T08:00:00.000Z'],
    [
      'over the end of summer time, at the same local hour',
      '2026-10-20T08:00:00Z',
      '2026-10-27T09:00:00.000Z',
    ],
    ['over its beginning', '2027-03-23T09:00:00Z', '2027-03-30T08:00:00.000Z'],
    ['over New Year', '2026-12-29T09:00:00Z', '2027-01-05T09:00:00.000Z'],
  ])('%s', (_, after, expected) => {
    expect(nextSlot(TUESDAYS, instant(after))).toBe(expected);
  });

  it('where the clocks skip the hour is the one after; where they repeat it, the first', () => {
    const sundays = { weekday: 7, hour: 2, timeZone: 'Europe/Berlin' };
    expect(nextSlot(sundays, instant('2027-03-27T12:00:00Z'))).toBe('2027-03-28T01:00:00.000Z');
    expect(nextSlot(sundays, instant('2026-10-24T12:00:00Z'))).toBe('2026-10-25T00:00:00.000Z');
  });

  it('is later than the given moment, within a week and an hour, on its weekday at its hour', () => {
    const zones = ['Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'UTC'];
    fc.assert(
      fc.property(
        fc.record({
          weekday: fc.integer({ min: 1, max: 7 }),
          hour: fc.integer({ min: 5, max: 23 }), // no zone above changes its clocks then
          timeZone: fc.constantFrom(...zones),
        }),
        fc.integer({ min: 1_780_000_000_000, max: 1_900_000_000_000 }),
        (slot, epochMilliseconds) => {
          const after = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
          const next = fromIsoInstant(nextSlot(slot, after));
          const hours = after.until(next).total('hours');
          expect(hours).toBeGreaterThan(0);
          expect(hours).toBeLessThanOrEqual(7 * 24 + 1);
          const local = next.toZonedDateTimeISO(slot.timeZone);
          expect([local.dayOfWeek, local.hour, local.minute]).toEqual([slot.weekday, slot.hour, 0]);
        },
      ),
    );
  });
});
