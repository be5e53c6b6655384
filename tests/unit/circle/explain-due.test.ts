import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { explainDue } from '../../../functions/circle/domain/explain-due.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildContact } from '../../builders/contact.ts';
import { anyInstant, anyTimeZone } from './moments.ts';

type Changes = NonNullable<Parameters<typeof buildContact>[0]>;

const LONDON = buildRules('Europe/London');
const now = Temporal.Instant.from('2026-08-24T06:30:00Z');

describe('the sentence that says why', () => {
  test.each<[Changes, string]>([
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
    [{ longestDays: 60 }, '47 days since you last spoke; you aim for 30, and for 60 at most.'],
    [
      { cadenceDays: undefined, tier: 'inner' },
      '47 days since you last spoke; you aim for 30 with your inner circle, and for 45 at most.',
    ],
    [
      { cadenceDays: undefined, tier: 'close', lastTouchAt: undefined, addedAt: '2026-04-01T09:00:00.000Z' },
      '145 days since you added them; you aim for 90 with those close to you, and for 120 at most.',
    ],
    [
      { cadenceDays: undefined, tier: 'wide', lastTouchAt: '2024-08-23T12:00:00.000Z' },
      'More than two years since you last spoke; you aim for every 365 days with your wider circle, and for 400 at most.',
    ],
    [{ tier: 'wide' }, '47 days since you last spoke; you aim for 30.'],
    [
      { pause: { until: '2026-08-23T23:00:00.000Z' } },
      'The pause ended today; 47 days since you last spoke.',
    ],
    [
      { pause: { until: '2026-08-22T23:00:00.000Z' } },
      'The pause ended yesterday; 47 days since you last spoke.',
    ],
    [
      { pause: { until: '2026-08-18T12:00:00.000Z' }, lastTouchAt: '2024-08-23T12:00:00.000Z' },
      'The pause ended 6 days ago; more than two years since you last spoke.',
    ],
    [{ pause: { until: '2026-08-17T12:00:00.000Z' } }, '47 days since you last spoke; you aim for 30.'],
    [{ pause: { until: '2026-09-17T12:00:00.000Z' } }, '47 days since you last spoke; you aim for 30.'],
    [
      { pause: { until: '2026-08-20T12:00:00.000Z' }, lastTouchAt: '2026-07-24T12:00:00.000Z' },
      '31 days since you last spoke; you aim for 30.',
    ],
    [
      { pause: { until: '2026-08-20T12:00:00.000Z' }, lastNudgedAt: '2026-08-21T12:00:00.000Z' },
      '47 days since you last spoke; you aim for 30.',
    ],
    [
      {
        pause: { until: '2026-08-20T12:00:00.000Z' },
        cadenceDays: 1,
        lastTouchAt: '2026-08-22T12:00:00.000Z',
      },
      '2 days since you last spoke; you aim for 1.',
    ],
    [
      { firstDueDelayDays: 12, addedAt: '2026-08-12T12:00:00.000Z' },
      'Their first turn since you brought them in, 12 days ago; you aim for every 30 days.',
    ],
    [
      { firstDueDelayDays: 1, lastTouchAt: undefined, addedAt: '2026-08-23T12:00:00.000Z' },
      'Their first turn since you brought them in, yesterday; you aim for every 30 days.',
    ],
    [
      {
        firstDueDelayDays: 0,
        cadenceDays: undefined,
        tier: 'inner',
        cadenceSince: '2026-08-24T02:00:00.000Z',
      },
      'Their first turn since you chose how often to be in touch, today; you aim for every 30 days with your inner circle, and for 45 at most.',
    ],
    [
      {
        firstDueDelayDays: 12,
        addedAt: '2026-08-12T12:00:00.000Z',
        lastNudgedAt: '2026-08-17T06:00:00.000Z',
      },
      '47 days since you last spoke; you aim for 30.',
    ],
    [
      { firstDueDelayDays: 12, lastTouchAt: undefined, addedAt: '2024-08-12T12:00:00.000Z' },
      'More than two years since you added them; you aim for every 30 days.',
    ],
  ])('for %j is "%s"', (changes, sentence) => {
    expect(explainDue(buildContact(changes), now, LONDON)).toBe(sentence);
  });

  test('counts calendar days of the owner, not blocks of 24 hours', () => {
    const contact = buildContact({ lastTouchAt: '2026-08-23T22:59:00.000Z' }); // 23:59 on Sunday in London
    expect(explainDue(contact, now, LONDON)).toMatch(/^1 day since/);
    expect(explainDue(contact, now, buildRules('Pacific/Auckland'))).toMatch(/^You last spoke today/);
  });

  test('is one short sentence without a reproach, for any two moments, a touch to come among them', () => {
    const anyMoment = anyInstant.map(toIsoInstant);
    fc.assert(
      fc.property(
        anyMoment,
        anyMoment,
        anyMoment,
        anyInstant,
        anyTimeZone,
        (touch, added, paused, at, zone) => {
          const contact = buildContact({
            lastTouchAt: touch,
            addedAt: added,
            pause: { until: paused },
            firstDueDelayDays: 3,
          });
          const sentence = explainDue(contact, at, buildRules(zone));
          expect(sentence).toMatch(/^[A-Z0-9][^.!]+\.$/);
          expect(sentence).not.toMatch(/-\d|overdue|late|only|should|undefined/);
        },
      ),
    );
  });
});
