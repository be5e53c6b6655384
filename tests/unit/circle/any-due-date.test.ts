import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { daysSince, silenceDueAt, wantedSince } from '../../../functions/circle/domain/cadence.ts';
import { isQuietDay } from '../../../functions/circle/domain/quiet-days.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildContact } from '../../builders/contact.ts';
import { anyInstant, anyTimeZone } from './moments.ts';

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
