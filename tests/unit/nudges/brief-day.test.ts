import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { findBriefDay } from '../../../functions/nudges/domain/brief-day.ts';

const london = { timeZone: 'Europe/London', sendingHour: 7 };

const dayAt = (owner: typeof london, local: string) =>
  findBriefDay(
    owner,
    Temporal.PlainDateTime.from(local).toZonedDateTime(owner.timeZone).toInstant(),
  )?.toString();

describe('findBriefDay', () => {
  it.each([
    ['at midnight', '2026-08-24T00:00', undefined],
    ['in the small hours', '2026-08-24T03:00', undefined],
    ['just before the sending hour', '2026-08-24T06:59:59.999', undefined],
    ['at the sending hour', '2026-08-24T07:00', '2026-08-24'],
    ['half an hour late', '2026-08-24T07:30', '2026-08-24'],
    ['twelve hours late', '2026-08-24T19:00', '2026-08-24'],
    ['later than that', '2026-08-24T19:00:00.001', undefined],
    ['on the morning the clocks go back', '2026-10-25T07:00', '2026-10-25'],
  ])('%s (%s): %s', (_when, local, day) => {
    expect(dayAt(london, local)).toBe(day);
  });

  it('ends with the day for an evening brief', () => {
    const evening = { ...london, sendingHour: 20 };
    expect(dayAt(evening, '2026-08-24T23:59')).toBe('2026-08-24');
    expect(dayAt(evening, '2026-08-25T00:10')).toBeUndefined();
  });

  it('sends in the hour after one that the clocks skip', () => {
    expect(dayAt({ ...london, sendingHour: 1 }, '2026-03-29T00:59')).toBeUndefined();
    expect(dayAt({ ...london, sendingHour: 1 }, '2026-03-29T02:00')).toBe('2026-03-29');
  });

  it('never mails before the sending hour, anywhere', () => {
    const zones = fc.constantFrom(
      'Europe/London',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    );
    const moments = fc.integer({ min: 1_767_225_600, max: 1_830_297_600 });
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 23 }), moments, (timeZone, sendingHour, seconds) => {
        const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const local = now.toZonedDateTimeISO(timeZone);
        const day = findBriefDay({ timeZone, sendingHour }, now);
        if (day === undefined) return;
        expect(day.toString()).toBe(local.toPlainDate().toString());
        expect(local.hour).toBeGreaterThanOrEqual(sendingHour);
      }),
    );
  });
});
