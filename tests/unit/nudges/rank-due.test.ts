import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { rankDue } from '../../../functions/nudges/domain/rank-due.ts';
import { buildRules } from '../../builders/cadence-rules.ts';
import { buildPerson } from '../../builders/person.ts';

const MORNING = Temporal.Instant.from('2026-08-24T06:30:00Z');
const LONDON = buildRules('Europe/London');
const rank = (...people: Parameters<typeof rankDue>[0]) =>
  rankDue(people, MORNING, LONDON).map(({ contact }) => contact.name);

describe('rankDue', () => {
  it('puts a week late of a fortnight before a month late of a year', () => {
    const close = buildPerson('Close', { cadenceDays: 14, lastTouchAt: '2026-08-03T10:00:00.000Z' });
    const wide = buildPerson('Wide', { cadenceDays: 365, lastTouchAt: '2025-07-20T10:00:00.000Z' });
    expect(rank(wide, close)).toEqual(['Close', 'Wide']);
  });

  it('counts a day of the inner circle three times, and one of those close twice', () => {
    const lastTouchAt = '2026-05-20T10:00:00.000Z';
    const equal = { cadenceDays: 90, longestDays: 120, lastTouchAt } as const;
    expect(
      rank(
        buildPerson('A no tier', equal),
        buildPerson('A wide', { ...equal, tier: 'wide' }),
        buildPerson('B close', { ...equal, tier: 'close' }),
        buildPerson('C inner', { ...equal, tier: 'inner' }),
      ),
    ).toEqual(['C inner', 'B close', 'A no tier', 'A wide']);
  });

  it('puts whose longest silence is over before everybody else, whatever their tier', () => {
    const inner = buildPerson('Inner', {
      cadenceDays: undefined,
      tier: 'inner',
      lastTouchAt: '2026-07-12T10:00:00.000Z',
    });
    const wide = buildPerson('Wide', {
      cadenceDays: 365,
      longestDays: 366,
      lastTouchAt: '2025-08-23T10:00:00.000Z',
    });
    expect(rank(inner, wide)).toEqual(['Wide', 'Inner']);
    const own = buildPerson('Own', { cadenceDays: 20, lastTouchAt: '2026-07-20T10:00:00.000Z' }); // 35 days; its own limit is 30
    expect(rank(inner, own)).toEqual(['Own', 'Inner']);
  });

  it('orders equals by name', () => {
    expect(rank(buildPerson('Ruth'), buildPerson('Émile'), buildPerson('Daniel'))).toEqual([
      'Daniel',
      'Émile',
      'Ruth',
    ]);
  });

  it('leaves out whoever the index has wrong: touched, paused, gone or without a cadence since', () => {
    const { cadenceDays: _, ...withoutCadence } = buildPerson('Silent');
    expect(
      rank(
        buildPerson('Touched', { lastTouchAt: '2026-08-23T10:00:00.000Z' }),
        buildPerson('Grieving', { pause: { until: '2026-09-30T00:00:00.000Z', reason: 'bereavement' } }),
        buildPerson('Nudged', { lastNudgedAt: '2026-08-20T06:00:00.000Z' }),
        withoutCadence,
        buildPerson('Hidden', { hidden: { since: '2026-08-20T06:00:00.000Z' } }),
        buildPerson('Dead', {
          inMemory: { since: '2026-08-20T06:00:00.000Z', remembersAnniversaries: true },
        }),
        buildPerson('Apart', { doNotContact: { since: '2026-08-20T06:00:00.000Z' } }),
        buildPerson('Ruth'),
      ),
    ).toEqual(['Ruth']);
  });

  it('puts a gift that can just be made in time before five long silences, and after the owner’s own word', () => {
    const silent = [1, 2, 3, 4, 5].map((place) =>
      buildPerson(`Silent ${place}`, { tier: 'inner', lastTouchAt: '2026-07-08T10:00:00.000Z' }),
    );
    const traveller = buildPerson('Traveller', {
      ...{ tier: 'close', lastTouchAt: '2026-08-22T10:00:00.000Z' },
      lovedOnes: [{ name: 'Amara', relation: 'wife' }],
      efforts: [{ interactionId: 'trip', kind: 'travel', occurredAt: '2026-08-22T10:00:00.000Z' }],
    });
    const need = {
      planId: 'a'.repeat(24),
      kind: 'need',
      text: 'a van',
      addedAt: '2026-08-24T05:00:00.000Z',
    } as const;
    const mover = buildPerson('Mover', { lastTouchAt: '2026-08-23T10:00:00.000Z', plans: [need] });
    expect(rank(...silent, traveller, mover).slice(0, 2)).toEqual(['Mover', 'Traveller']);
  });

  it('gives the same order whatever order it is given', () => {
    const anyone = fc.record({ days: fc.integer({ min: 1, max: 60 }), name: fc.string({ minLength: 1 }) });
    fc.assert(
      fc.property(fc.uniqueArray(anyone, { maxLength: 8, selector: ({ name }) => name }), (specs) => {
        const people = specs.map(({ days, name }, index) =>
          buildPerson(name, { cadenceDays: days, contactId: 'abcdefgh'.charAt(index).repeat(16) }),
        );
        expect(rank(...people.toReversed())).toEqual(rank(...people));
      }),
    );
  });
});
