import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { nextSendingTime } from '../../../functions/circle/domain/sending-time.ts';
import { fromIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildOwner } from '../../builders/owner.ts';
import { anyInstant, anyTimeZone } from './moments.ts';

const next = (timeZone: string, sendingHour: number, after: string) =>
  nextSendingTime({ timeZone, sendingHour }, Temporal.Instant.from(after));

test.each([
  ['later today', 'Europe/London', 7, '2026-08-24T05:59:59.999Z', '2026-08-24T06:00:00.000Z'],
  [
    'tomorrow once the hour has struck',
    'Europe/London',
    7,
    '2026-08-24T06:00:00Z',
    '2026-08-25T06:00:00.000Z',
  ],
  [
    'at the same local hour in winter',
    'Europe/London',
    7,
    '2026-10-24T12:00:00Z',
    '2026-10-25T07:00:00.000Z',
  ],
  [
    'an hour later where the clocks skip the hour',
    'Europe/London',
    1,
    '2026-03-28T12:00:00Z',
    '2026-03-29T01:00:00.000Z',
  ],
  ['at the first of two such hours', 'Europe/London', 1, '2026-10-24T12:00:00Z', '2026-10-25T00:00:00.000Z'],
  [
    'not again at the second of two such hours',
    'Europe/London',
    1,
    '2026-10-25T00:00:00Z',
    '2026-10-26T01:00:00.000Z',
  ],
  [
    'on the day after one that the calendar left out',
    'Pacific/Apia',
    7,
    '2011-12-29T18:00:00Z',
    '2011-12-30T17:00:00.000Z',
  ],
  [
    'by the local day, not that of UTC',
    'Pacific/Auckland',
    7,
    '2026-08-24T06:30:00Z',
    '2026-08-24T19:00:00.000Z',
  ],
])('the next brief goes out %s', (_, zone, hour, after, expected) => {
  expect(next(zone, hour, after)).toBe(expected);
});

test('a brief goes out once on every local day, at its hour unless the clocks skip it', () => {
  fc.assert(
    fc.property(anyInstant, anyTimeZone, fc.integer({ min: 0, max: 23 }), (after, timeZone, sendingHour) => {
      const sending = fromIsoInstant(nextSendingTime({ timeZone, sendingHour }, after));
      expect(Temporal.Instant.compare(sending, after)).toBe(1);
      const local = sending.toZonedDateTimeISO(timeZone);
      const wanted = local
        .toPlainDate()
        .toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(sendingHour) });
      const isSkipped = wanted.hour !== sendingHour;
      expect(isSkipped || (local.hour === sendingHour && local.minute === 0)).toBe(true);
      const following = fromIsoInstant(nextSendingTime({ timeZone, sendingHour }, sending));
      expect(
        local.toPlainDate().until(following.toZonedDateTimeISO(timeZone).toPlainDate()).days,
      ).toBeGreaterThanOrEqual(1);
      expect(sending.until(following).total('hours')).toBeLessThanOrEqual(49);
    }),
  );
});

describe('the days on which a brief may come', () => {
  const owner = buildOwner();
  const nextDay = (changes: Parameters<typeof buildOwner>[0], after = '2026-08-24T12:00:00Z') =>
    nextSendingTime({ ...owner, ...buildOwner(changes) }, Temporal.Instant.from(after)).slice(0, 10);

  test.each([
    ['the next of the weekdays', { brief: { weekdays: [1, 4] } }, '2026-08-27'],
    ['one that is not quiet', { quietDays: { weekdays: [2, 3] } }, '2026-08-27'],
    [
      'one after a quiet span',
      { quietDays: { spans: [{ from: '2026-08-25', until: '2026-09-01' }] } },
      '2026-09-02',
    ],
    [
      'a weekday after a quiet span',
      { brief: { weekdays: [1] }, quietDays: { spans: [{ from: '2026-08-25', until: '2026-09-01' }] } },
      '2026-09-07',
    ],
    [
      'a day of the brief even where all of them are quiet, so that the search ends',
      { brief: { weekdays: [6] }, quietDays: { weekdays: [6] } },
      '2026-08-29',
    ],
  ])('are %s', (_, changes, day) => {
    expect(nextDay(changes)).toBe(day);
  });

  test('end with the calendar, in a moment that can be stored', () => {
    const spans = [{ from: '2026-01-01', until: '9999-12-31' }];
    expect(nextDay({ quietDays: { spans } })).toBe('9999-12-30');
  });
});
