import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { daysSince, longestSilenceAt, silenceDueAt } from '../../../functions/circle/domain/cadence.ts';
import { dueReasons } from '../../../functions/circle/domain/due-reasons.ts';
import { fromIsoInstant, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildContact } from '../../builders/contact.ts';
import { anyInstant, anyTimeZone } from './moments.ts';

const LONDON = buildRules('Europe/London');
const isDue = (...[contact, now, rules]: Parameters<typeof dueReasons>) =>
  dueReasons(contact, now, rules).length > 0;
/** Weekends, and two weeks around Christmas that end on a Sunday. */
const WITH_QUIET = buildRules('Europe/London', {
  quietDays: { weekdays: [6, 7], spans: [{ from: '2026-12-21', until: '2027-01-03' }] },
});
const LONG_AGO = '1971-01-01T00:00:00.000Z';
const neverTouched = { lastTouchAt: undefined, addedAt: '2026-07-08T12:00:00.000Z' };

describe('a due date', () => {
  test.each<[string, Parameters<typeof buildContact>[0], string | undefined]>([
    ['counts from the last touch', {}, '2026-08-06T23:00:00.000Z'],
    ['counts from the addition where there was no touch', neverTouched, '2026-08-06T23:00:00.000Z'],
    [
      'waits longer for people of one import',
      { ...neverTouched, firstDueDelayDays: 5 },
      '2026-07-12T23:00:00.000Z',
    ],
    [
      'leaves a debt from before an import behind',
      { lastTouchAt: '2020-03-01T12:00:00.000Z', addedAt: '2026-08-20T12:00:00.000Z', firstDueDelayDays: 9 },
      '2026-08-28T23:00:00.000Z',
    ],
    [
      'is not brought forward by an import',
      { lastTouchAt: '2026-08-19T12:00:00.000Z', addedAt: '2026-08-20T12:00:00.000Z', firstDueDelayDays: 9 },
      '2026-09-17T23:00:00.000Z',
    ],
    [
      'is no debt from before somebody was picked for a tier',
      {
        lastTouchAt: '2020-03-01T12:00:00.000Z',
        cadenceSince: '2026-08-20T12:00:00.000Z',
        addedAt: '2019-01-01T12:00:00.000Z',
      },
      '2026-08-19T23:00:00.000Z',
    ],
    [
      'waits no longer than one aim for a first turn, though the aim was shortened since',
      { ...neverTouched, firstDueDelayDays: 300 },
      '2026-08-06T23:00:00.000Z',
    ],
    [
      'comes one aim after the first turn of somebody who was brought in, though that nudge was not answered',
      { ...neverTouched, firstDueDelayDays: 5, lastNudgedAt: '2026-07-13T06:00:00.000Z' },
      '2026-08-11T23:00:00.000Z',
    ],
    [
      'comes a week after an unanswered nudge, once the silence is the longest',
      {
        cadenceDays: 100,
        longestDays: 120,
        lastTouchAt: '2026-01-01T12:00:00.000Z',
        lastNudgedAt: '2026-08-24T06:00:00.000Z',
      },
      '2026-08-30T23:00:00.000Z',
    ],
    [
      'comes when the silence becomes the longest, where that is sooner than the quiet would end',
      {
        cadenceDays: 100,
        longestDays: 112,
        lastTouchAt: '2026-05-13T12:00:00.000Z',
        lastNudgedAt: '2026-08-21T06:00:00.000Z',
      },
      '2026-09-01T23:00:00.000Z',
    ],
    ['follows from the tier', { cadenceDays: undefined, tier: 'close' }, '2026-10-05T23:00:00.000Z'],
    ['is that of their own cadence before the tier’s', { tier: 'close' }, '2026-08-06T23:00:00.000Z'],
    ['is never, for whoever is hidden', { hidden: { since: LONG_AGO } }, undefined],
    ['is never, for whoever is in memory', { inMemory: { since: LONG_AGO } }, undefined],
    ['is never, for whoever is not to be contacted', { doNotContact: { since: LONG_AGO } }, undefined],
    ['forgets that wait after a touch', { firstDueDelayDays: 5 }, '2026-08-06T23:00:00.000Z'],
    ['is never, without a cadence', { cadenceDays: undefined }, undefined],
    [
      'waits for the end of a pause',
      { pause: { until: '2026-09-01T10:00:00.000Z' } },
      '2026-09-01T10:00:00.000Z',
    ],
    [
      'is not brought forward by a pause',
      { pause: { until: '2026-07-20T10:00:00.000Z' } },
      '2026-08-06T23:00:00.000Z',
    ],
    [
      'is the end of a pause that the owner set after a nudge, though a week has not passed',
      { lastNudgedAt: '2026-08-24T06:00:00.000Z', pause: { until: '2026-08-24T23:00:00.000Z' } },
      '2026-08-24T23:00:00.000Z',
    ],
    [
      'is the end of a pause set after a first turn, though one aim has not passed',
      {
        ...neverTouched,
        firstDueDelayDays: 5,
        lastNudgedAt: '2026-07-13T06:00:00.000Z',
        pause: { until: '2026-07-19T23:00:00.000Z' },
      },
      '2026-07-19T23:00:00.000Z',
    ],
    [
      'leaves a week after a nudge at the end of a pause',
      { lastNudgedAt: '2026-08-24T06:00:00.000Z', pause: { until: '2026-08-23T23:00:00.000Z' } },
      '2026-08-30T23:00:00.000Z',
    ],
    ['leaves a week after a nudge', { lastNudgedAt: '2026-08-24T06:00:00.000Z' }, '2026-08-30T23:00:00.000Z'],
    [
      'leaves a quarter of a long cadence after a nudge',
      { cadenceDays: 100, lastTouchAt: '2026-01-01T12:00:00.000Z', lastNudgedAt: '2026-08-24T06:00:00.000Z' },
      '2026-09-17T23:00:00.000Z',
    ],
    [
      'forgets a nudge that a touch has answered',
      { cadenceDays: 2, lastTouchAt: '2026-08-24T12:00:00.000Z', lastNudgedAt: '2026-08-24T06:00:00.000Z' },
      '2026-08-25T23:00:00.000Z',
    ],
  ])('%s', (_, changes, expected) => {
    expect(silenceDueAt(buildContact(changes), LONDON)).toBe(expected);
  });

  test.each([
    ['a Saturday', { lastTouchAt: '2026-07-16T12:00:00.000Z' }, '2026-08-16T23:00:00.000Z'],
    [
      'a span, at whose end there is a weekend',
      { lastTouchAt: '2026-11-24T12:00:00.000Z' },
      '2027-01-04T00:00:00.000Z',
    ],
    [
      'the end of a pause on a Sunday',
      { pause: { until: '2026-09-06T10:00:00.000Z' } },
      '2026-09-06T23:00:00.000Z',
    ],
    ['the end of a quiet week', { lastNudgedAt: '2026-08-22T06:00:00.000Z' }, '2026-08-30T23:00:00.000Z'],
  ])('moves from a quiet day to the next that is not: %s', (_, changes, expected) => {
    expect(silenceDueAt(buildContact(changes), WITH_QUIET)).toBe(expected);
  });

  test('stays where it is on a day that is not quiet, to the minute', () => {
    const contact = buildContact({ pause: { until: '2026-09-07T10:00:00.000Z' } });
    expect(silenceDueAt(contact, WITH_QUIET)).toBe('2026-09-07T10:00:00.000Z');
  });

  test('keeps local days where the clocks change: 30 days over a spring in London end at a midnight', () => {
    const contact = buildContact({ lastTouchAt: '2026-03-10T23:30:00.000Z' });
    expect(silenceDueAt(contact, LONDON)).toBe('2026-04-08T23:00:00.000Z');
  });

  test('begins with the first hour that the day has where midnight is skipped', () => {
    const contact = buildContact({ cadenceDays: 1, lastTouchAt: '2026-09-05T15:00:00.000Z' });
    expect(silenceDueAt(contact, buildRules('America/Santiago'))).toBe('2026-09-06T04:00:00.000Z'); // 01:00; there is no 00:00
  });

  test('is the local day that lies a cadence after the touch, in every zone and year', () => {
    fc.assert(
      fc.property(anyInstant, anyTimeZone, fc.integer({ min: 1, max: 3650 }), (touch, zone, cadenceDays) => {
        const contact = buildContact({ cadenceDays, lastTouchAt: toIsoInstant(touch), addedAt: LONG_AGO });
        const due = silenceDueAt(contact, buildRules(zone));
        const date = due && fromIsoInstant(due).toZonedDateTimeISO(zone);
        const touched = touch.toZonedDateTimeISO(zone).toPlainDate();
        expect(date?.toPlainDate().toString()).toBe(touched.add({ days: cadenceDays }).toString());
        expect(date?.startOfDay().epochMilliseconds).toBe(date?.epochMilliseconds);
      }),
    );
  });

  test('counts from the first of two equal hours where the clocks go back', () => {
    const touches = ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']; // 01:30 in London, twice
    expect(touches.map((lastTouchAt) => silenceDueAt(buildContact({ lastTouchAt }), LONDON))).toEqual([
      '2026-11-24T00:00:00.000Z',
      '2026-11-24T00:00:00.000Z',
    ]);
  });

  test('lies at least a week after an unanswered nudge, so that no brief repeats a person daily', () => {
    fc.assert(
      fc.property(anyInstant, anyTimeZone, fc.integer({ min: 1, max: 3650 }), (nudge, zone, cadenceDays) => {
        const lastNudgedAt = toIsoInstant(nudge);
        const due = silenceDueAt(
          buildContact({
            cadenceDays,
            lastTouchAt: undefined,
            addedAt: LONG_AGO,
            lastNudgedAt,
          }),
          buildRules(zone),
        );
        expect(due && daysSince(lastNudgedAt, fromIsoInstant(due), zone)).toBeGreaterThanOrEqual(7);
      }),
    );
  });
});

/** Everything that a due date follows from, of any kind and in any order in time. */
describe('the longest silence', () => {
  test.each([
    ['the last touch', {}, '2026-08-21T23:00:00.000Z'],
    ['when the cadence was wanted', { cadenceSince: '2026-08-01T12:00:00.000Z' }, '2026-09-14T23:00:00.000Z'],
    ['the end of a pause', { pause: { until: '2026-08-10T23:00:00.000Z' } }, '2026-09-24T23:00:00.000Z'],
  ])('counts from %s', (_, changes, expected) => {
    expect(longestSilenceAt(buildContact(changes), { longestDays: 45 }, 'Europe/London')).toBe(expected);
  });
});

describe('a nudge that waits to go out', () => {
  const queuedAt = Temporal.Instant.from('2026-08-24T06:30:00Z');
  test.each([
    ['goes out', {}, true],
    ['is cancelled by contact since', { lastTouchAt: '2026-08-24T06:31:00.000Z' }, false],
    [
      'is cancelled by contact since, though the clock was set back',
      { lastTouchAt: '2031-01-01T00:00:00.000Z' },
      false,
    ],
    ['is not cancelled by contact from before', { lastTouchAt: '2026-07-25T06:29:00.000Z' }, true],
    ['is cancelled by a pause', { pause: { until: '2026-09-01T00:00:00.000Z' } }, false],
    [
      'is cancelled where they are in memory by now',
      { inMemory: { since: '2026-08-24T06:31:00.000Z' } },
      false,
    ],
    ['is cancelled where they are hidden by now', { hidden: { since: '2026-08-24T06:31:00.000Z' } }, false],
  ])('%s: %j', (_, changes, isWanted) => {
    expect(isDue(buildContact(changes), queuedAt, LONDON)).toBe(isWanted);
  });
});
