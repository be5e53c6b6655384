import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  daysSince,
  longestSilenceAt,
  silenceDueAt,
  wantedSince,
} from '../../../functions/circle/domain/cadence.ts';
import { dueReasons } from '../../../functions/circle/domain/due-reasons.ts';
import { isQuietDay } from '../../../functions/circle/domain/quiet-days.ts';
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
const anyCadence = fc.record({
  cadenceDays: fc.option(fc.integer({ min: 1, max: 3650 }), { nil: undefined }),
  longestDays: fc.option(fc.integer({ min: 1, max: 3650 }), { nil: undefined }),
  tier: fc.constantFrom('inner', 'close', 'wide'),
  firstDueDelayDays: fc.option(fc.integer({ min: 0, max: 3650 }), { nil: undefined }),
  addedAt: anyInstant.map(toIsoInstant),
  cadenceSince: fc.option(anyInstant.map(toIsoInstant), { nil: undefined }),
  lastNudgedAt: fc.option(anyInstant.map(toIsoInstant), { nil: undefined }),
  pause: fc.option(
    anyInstant.map((until) => ({ until: toIsoInstant(until) })),
    { nil: undefined },
  ),
} as const);
const anyDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }));
const anyRules = fc
  .record({
    zone: anyTimeZone,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
    spans: fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 4000 })), { maxLength: 4 }),
  })
  .map(({ zone, weekdays, spans }) =>
    buildRules(zone, {
      quietDays: {
        weekdays,
        spans: spans.map(([from, days]) => ({ from: `${from}`, until: `${from.add({ days })}` })),
      },
    }),
  );

describe('whatever happened, in every zone and with any quiet days, a due date', () => {
  test('never comes sooner for a later touch, but where that touch answers a nudge of this very week', () => {
    fc.assert(
      fc.property(anyCadence, anyRules, anyInstant, anyInstant, (given, rules, one, other) => {
        const [early, late] = [toIsoInstant(one), toIsoInstant(other)].sort();
        const before = buildContact({ ...given, lastTouchAt: early });
        const after = buildContact({ ...given, lastTouchAt: late });
        expect((wantedSince(before, rules) ?? '') <= (wantedSince(after, rules) ?? '')).toBe(true);
        const idealDays = given.cadenceDays ?? 30;
        if (idealDays >= 7)
          expect((silenceDueAt(before, rules) ?? '') <= (silenceDueAt(after, rules) ?? '')).toBe(true);
      }),
    );
  });

  test.each(['lastNudgedAt', 'addedAt'] as const)('never comes sooner for a later %s', (field) => {
    fc.assert(
      fc.property(
        anyCadence,
        anyRules,
        anyInstant,
        anyInstant,
        ({ pause: _, ...given }, rules, one, other) => {
          const [early, late] = [toIsoInstant(one), toIsoInstant(other)].sort();
          const due = (moment: string | undefined) =>
            silenceDueAt(buildContact({ ...untouched(given), [field]: moment }), rules) ?? '';
          // Nobody is nudged about before their first turn.
          const untouched = ({ lastNudgedAt, ...rest }: typeof given) =>
            field === 'addedAt'
              ? { ...rest, lastTouchAt: undefined }
              : { ...rest, lastNudgedAt, lastTouchAt: undefined };
          expect(due(early) <= due(late)).toBe(true);
        },
      ),
    );
  });

  test('is never on a quiet day, and the first day from which it could be', () => {
    fc.assert(
      fc.property(anyCadence, anyRules, anyInstant, (given, rules, touch) => {
        const contact = buildContact({ ...given, lastTouchAt: toIsoInstant(touch) });
        const dayOf = (moment: string | undefined) =>
          Temporal.Instant.from(moment ?? '')
            .toZonedDateTimeISO(rules.timeZone)
            .toPlainDate();
        const due = dayOf(silenceDueAt(contact, rules));
        expect(isQuietDay(due, rules.quietDays)).toBe(false);
        const unmoved = dayOf(silenceDueAt(contact, buildRules(rules.timeZone)));
        expect(Temporal.PlainDate.compare(unmoved, due)).toBeLessThanOrEqual(0);
        if (!unmoved.equals(due)) {
          expect(isQuietDay(unmoved, rules.quietDays)).toBe(true);
          expect(isQuietDay(due.subtract({ days: 1 }), rules.quietDays)).toBe(true);
        }
      }),
    );
  });

  test('is the same each time, and comes after the pause, or a week after a nudge that nobody answered', () => {
    fc.assert(
      fc.property(anyCadence, anyRules, (given, rules) => {
        const contact = buildContact({ ...given, lastTouchAt: undefined });
        const due = silenceDueAt(contact, rules) ?? '';
        expect(silenceDueAt(contact, rules)).toBe(due);
        expect((given.pause?.until ?? '') <= due).toBe(true);
        const nudged = given.lastNudgedAt;
        const isPutOff = nudged !== undefined && nudged < (given.pause?.until ?? '');
        if (nudged && !isPutOff)
          expect(daysSince(nudged, Temporal.Instant.from(due), rules.timeZone)).toBeGreaterThanOrEqual(7);
      }),
    );
  });

  test('stays due however many weeks nobody looks, until somebody is in touch', () => {
    fc.assert(
      fc.property(anyCadence, anyRules, fc.integer({ min: 0, max: 2000 }), (given, rules, missedDays) => {
        const contact = buildContact({ ...given, lastTouchAt: undefined });
        const due = Temporal.Instant.from(silenceDueAt(contact, rules) ?? '');
        expect(
          (silenceDueAt(contact, rules) ?? '~') <= toIsoInstant(due.add({ hours: 24 * missedDays })),
        ).toBe(true);
      }),
    );
  });

  test.each([
    ['at the end of time', '9999-12-31T23:59:59.999Z'],
    ['at its beginning', '0000-01-01T00:00:00.000Z'],
  ])('is a moment that can be stored, though a clock wrote a touch %s', (_, moment) => {
    fc.assert(
      fc.property(anyCadence, anyRules, (given, rules) => {
        const contact = buildContact({
          ...given,
          lastTouchAt: moment,
          lastNudgedAt: moment,
          addedAt: moment,
        });
        expect(silenceDueAt(contact, rules)).toMatch(/^\d{4}-/);
      }),
    );
  });
});

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
