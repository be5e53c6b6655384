import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { daysSince, dueAt, explainDue } from '../../../functions/circle/domain/cadence.ts';
import { fromIsoInstant, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildContact } from '../../builders/contact.ts';
import { anyInstant, anyTimeZone } from './moments.ts';

const LONDON = buildRules('Europe/London');
const now = Temporal.Instant.from('2026-08-24T06:30:00Z');
const neverTouched = { lastTouchAt: undefined, addedAt: '2026-07-08T12:00:00.000Z' };

describe('a due date', () => {
  test.each([
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
    expect(dueAt(buildContact(changes), LONDON)).toBe(expected);
  });

  test('keeps local days where the clocks change: 30 days over a spring in London end at a midnight', () => {
    const contact = buildContact({ lastTouchAt: '2026-03-10T23:30:00.000Z' });
    expect(dueAt(contact, LONDON)).toBe('2026-04-08T23:00:00.000Z');
  });

  test('begins with the first hour that the day has where midnight is skipped', () => {
    const contact = buildContact({ cadenceDays: 1, lastTouchAt: '2026-09-05T15:00:00.000Z' });
    expect(dueAt(contact, buildRules('America/Santiago'))).toBe('2026-09-06T04:00:00.000Z'); // 01:00; there is no 00:00
  });

  test('is the local day that lies a cadence after the touch, in every zone and year', () => {
    fc.assert(
      fc.property(anyInstant, anyTimeZone, fc.integer({ min: 1, max: 3650 }), (touch, zone, cadenceDays) => {
        const contact = buildContact({ cadenceDays, lastTouchAt: toIsoInstant(touch) });
        const due = dueAt(contact, buildRules(zone));
        const date = due && fromIsoInstant(due).toZonedDateTimeISO(zone);
        const touched = touch.toZonedDateTimeISO(zone).toPlainDate();
        expect(date?.toPlainDate().toString()).toBe(touched.add({ days: cadenceDays }).toString());
        expect(date?.startOfDay().epochMilliseconds).toBe(date?.epochMilliseconds);
      }),
    );
  });

  test('never moves back when a touch, a nudge or a pause comes later', () => {
    const moments = fc.record({ one: anyInstant, other: anyInstant, zone: anyTimeZone });
    const fields = fc.constantFrom('lastTouchAt' as const, 'addedAt' as const);
    fc.assert(
      fc.property(moments, fields, ({ one, other, zone }, field) => {
        const [early, late] = [toIsoInstant(one), toIsoInstant(other)].sort();
        const due = (moment: string | undefined) =>
          dueAt(buildContact({ lastTouchAt: undefined, [field]: moment }), buildRules(zone)) ?? '';
        expect(due(early) <= due(late)).toBe(true);
      }),
    );
  });

  test('lies at least a week after an unanswered nudge, so that no brief repeats a person daily', () => {
    fc.assert(
      fc.property(anyInstant, anyTimeZone, fc.integer({ min: 1, max: 3650 }), (nudge, zone, cadenceDays) => {
        const lastNudgedAt = toIsoInstant(nudge);
        const due = dueAt(
          buildContact({
            cadenceDays,
            lastTouchAt: undefined,
            addedAt: '1971-01-01T00:00:00.000Z',
            lastNudgedAt,
          }),
          buildRules(zone),
        );
        expect(due && daysSince(lastNudgedAt, fromIsoInstant(due), zone)).toBeGreaterThanOrEqual(7);
      }),
    );
  });
});

describe('the sentence that says why', () => {
  test.each([
    [{}, '47 days since you last spoke; you aim for 30.'],
    [
      { lastTouchAt: '2026-08-22T23:30:00.000Z', cadenceDays: 1 },
      '1 day since you last spoke; you aim for 1.',
    ],
    [{ lastTouchAt: '2026-08-23T23:30:00.000Z' }, 'You last spoke today; you aim for every 30 days.'],
    [
      { lastTouchAt: '2026-08-24T05:00:00.000Z', cadenceDays: 1 },
      'You last spoke today; you aim for every day.',
    ],
    [{ lastTouchAt: '2026-08-26T05:00:00.000Z' }, 'You last spoke today; you aim for every 30 days.'],
    [
      { lastTouchAt: undefined, addedAt: '2025-07-21T09:00:00.000Z' },
      '399 days since you added them; you aim for 30.',
    ],
    [{ lastTouchAt: undefined }, 'More than a year since you added them; you aim for every 30 days.'],
    [
      { lastTouchAt: '2024-08-24T12:00:00.000Z', cadenceDays: undefined },
      'More than a year since you last spoke.',
    ],
    [
      { lastTouchAt: '2024-08-23T12:00:00.000Z', cadenceDays: undefined },
      'More than two years since you last spoke.',
    ],
    [
      { lastTouchAt: '2019-11-11T12:00:00.000Z' },
      'More than six years since you last spoke; you aim for every 30 days.',
    ],
    [
      { lastTouchAt: '2004-02-29T12:00:00.000Z', cadenceDays: 1 },
      'More than 22 years since you last spoke; you aim for every day.',
    ],
    [
      { lastTouchAt: undefined, addedAt: '2026-08-24T05:00:00.000Z' },
      'You added them today; you aim for every 30 days.',
    ],
    [{ cadenceDays: undefined }, '47 days since you last spoke.'],
  ])('for %j is "%s"', (changes, sentence) => {
    expect(explainDue(buildContact(changes), now, LONDON)).toBe(sentence);
  });

  test('counts calendar days of the owner, not blocks of 24 hours', () => {
    const contact = buildContact({ lastTouchAt: '2026-08-23T22:59:00.000Z' }); // 23:59 on Sunday in London
    expect(explainDue(contact, now, LONDON)).toMatch(/^1 day since/);
    expect(explainDue(contact, now, buildRules('Pacific/Auckland'))).toMatch(/^You last spoke today/);
  });
});
