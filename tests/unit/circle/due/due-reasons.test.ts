import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { dueReasons } from '../../../../functions/circle/domain/due-reasons.ts';
import { buildRules } from '../../../builders/cadence-rules.ts';
import { buildContact } from '../../../builders/contact.ts';

type Changes = NonNullable<Parameters<typeof buildContact>[0]>;
type PlanChanges = Partial<NonNullable<Changes['plans']>[number]>;

/** Not silent for long, so that other reasons stand alone. */
const RECENTLY = '2026-08-20T12:00:00.000Z';
const WEEKENDS = { quietDays: { weekdays: [6, 7] } };

/** What is told at half past seven in London. */
const told = (day: string, changes: Changes, rules: Parameters<typeof buildRules>[1] = {}) =>
  dueReasons(
    buildContact({ lastTouchAt: RECENTLY, ...changes }),
    Temporal.PlainDateTime.from(`${day}T07:30`).toZonedDateTime('Europe/London').toInstant(),
    buildRules('Europe/London', rules),
  ).map(({ text }) => text);
const toldOn = (days: readonly string[], changes: Changes, rules = {}) =>
  days.filter((day) => told(day, changes, rules).length > 0);
const sevenFrom = (day: string, count: number) =>
  Array.from({ length: count }, (_, days) => Temporal.PlainDate.from(day).add({ days }).toString());
const born = (more = {}) => ({
  occasions: [{ kind: 'birthday' as const, date: { month: 9, day: 5, year: 1980 }, ...more }],
});
const plan = (changes: PlanChanges): Changes => ({
  plans: [
    {
      planId: 'a'.repeat(24),
      kind: 'promise',
      text: 'the deck',
      addedAt: '2026-08-24T12:00:00.000Z',
      ...changes,
    },
  ],
});

describe('an occasion', () => {
  test('comes up within its lead time, or the owner’s, until its day is over', () => {
    expect(toldOn(sevenFrom('2026-08-25', 14), born())).toEqual(sevenFrom('2026-08-29', 8));
    expect(toldOn(sevenFrom('2026-08-25', 14), born({ leadDays: 1 }))).toEqual(['2026-09-04', '2026-09-05']);
    expect(toldOn(sevenFrom('2026-08-25', 14), born({ leadDays: 0 }))).toEqual(['2026-09-05']);
  });

  test('is told once ahead and once on the day, and not after a touch on the day', () => {
    const nudged = { ...born(), lastNudgedAt: '2026-08-29T06:30:00.000Z' };
    expect(toldOn(sevenFrom('2026-08-29', 9), nudged)).toEqual(['2026-09-05']);
    expect(told('2026-09-05', nudged)).toEqual(['Ruth has a birthday today, turning 46.']);
    expect(told('2026-09-05', { ...nudged, lastNudgedAt: '2026-09-05T06:30:00.000Z' })).toEqual([]);
    expect(told('2026-09-05', { ...born(), lastTouchAt: '2026-09-05T05:00:00.000Z' })).toEqual([]);
    expect(told('2026-09-05', { ...born(), lastTouchAt: '2026-09-03T05:00:00.000Z' })).toHaveLength(1);
  });

  test('on a quiet day is told on the last ordinary day before it', () => {
    const nudged = { ...born(), lastNudgedAt: '2026-09-01T06:30:00.000Z' };
    expect(toldOn(sevenFrom('2026-08-29', 12), nudged, WEEKENDS)).toEqual(['2026-09-04']);
    expect(told('2026-09-04', nudged, WEEKENDS)).toEqual(['Ruth has a birthday tomorrow, turning 46.']);
  });

  test('of somebody without tier and cadence makes no noise, unless it has a lead time of its own', () => {
    const unpicked = { cadenceDays: undefined };
    expect(told('2026-09-04', { ...unpicked, ...born() })).toEqual([]);
    expect(told('2026-09-04', { ...unpicked, ...born({ leadDays: 7 }) })).toHaveLength(1);
  });

  test('waits for the end of a pause, and is not told where its day lies within', () => {
    const paused = (until: string) => ({ ...born(), pause: { until } });
    expect(toldOn(sevenFrom('2026-08-29', 9), paused('2026-09-03T23:00:00.000Z'))).toEqual([
      '2026-09-04',
      '2026-09-05',
    ]);
    expect(toldOn(sevenFrom('2026-08-29', 9), paused('2026-09-05T23:00:00.000Z'))).toEqual([]);
  });
});

describe('a plan', () => {
  test.each<[string, PlanChanges, string, string, string]>([
    [
      'a promise: from the day before its day',
      { on: '2026-09-04' },
      '2026-09-02',
      '2026-09-03',
      'You promised Ruth, by tomorrow: the deck.',
    ],
    ['a promise without a day: after a week', {}, '2026-08-30', '2026-08-31', 'You promised Ruth: the deck.'],
    [
      'a reminder: on its day',
      { kind: 'reminder', on: '2026-09-04' },
      '2026-09-03',
      '2026-09-04',
      'You asked to be reminded about Ruth today: the deck.',
    ],
    [
      'a need: at once',
      { kind: 'need', on: '2026-08-27' },
      '2026-08-24',
      '2026-08-25',
      'Ruth could use a hand by Thursday: the deck.',
    ],
    [
      'praise: at once',
      { kind: 'shout-out' },
      '2026-08-24',
      '2026-08-25',
      'Ruth deserves some praise in public: the deck.',
    ],
  ])('comes up, %s', (_, changes, before, on, text) => {
    const unpicked = { cadenceDays: undefined, ...plan(changes) };
    expect(told(before, unpicked)).toEqual([]);
    expect(told(on, unpicked)).toEqual([text]);
    expect(told(on, { ...unpicked, lastNudgedAt: `${on}T06:30:00.000Z` })).toEqual([]);
  });

  test('a need is over without a word once its day has passed', () => {
    expect(told('2026-08-28', plan({ kind: 'need', on: '2026-08-27' }))).toEqual([]);
  });

  test('made for a day within a pause breaks it; all else waits for its end', () => {
    const pause = { until: '2026-09-30T23:00:00.000Z' };
    expect(told('2026-09-03', { ...plan({ on: '2026-09-04' }), pause })).toHaveLength(1);
    expect(told('2026-09-03', { ...plan({}), pause })).toEqual([]);
    expect(told('2026-10-01', { ...plan({}), pause }, {}).at(0)).toBe('You promised Ruth: the deck.');
  });

  test('for a quiet day is told before it, and after it where it was made too late for that', () => {
    const reminder = { kind: 'reminder' as const, on: '2026-09-05' };
    expect(toldOn(sevenFrom('2026-09-03', 3), plan(reminder), WEEKENDS)).toEqual(['2026-09-04']);
    const late = plan({ ...reminder, addedAt: '2026-09-05T09:00:00.000Z' });
    expect(toldOn(sevenFrom('2026-09-05', 3), late, WEEKENDS)).toEqual(['2026-09-07']);
  });
});

describe('their mail', () => {
  const occurredAt = '2026-08-24T15:00:00.000Z';
  const wrote: Changes = {
    lastTouchAt: occurredAt,
    newestEntry: { interactionId: 'mail', occurredAt, kind: 'reply', direction: 'inbound' },
  };

  test('comes up after two days, once, until there is anything newer', () => {
    expect(told('2026-08-25', wrote)).toEqual([]);
    expect(told('2026-08-26', wrote)).toEqual(['Ruth wrote to you on 24 August; the next word is yours.']);
    expect(told('2026-08-27', { ...wrote, lastNudgedAt: '2026-08-26T06:30:00.000Z' })).toEqual([]);
    expect(told('2026-08-27', { ...wrote, lastTouchAt: '2026-08-26T06:30:00.000Z' })).toEqual([]);
  });

  test('does not count while it is not proven to be theirs', () => {
    expect(told('2026-08-27', { ...wrote, lastTouchAt: RECENTLY })).toEqual([]);
  });
});

test('the strongest reason comes first', () => {
  const everything = {
    ...born(),
    lastTouchAt: '2026-06-20T12:00:00.000Z',
    plans: [
      ...(plan({ kind: 'shout-out', planId: 'b'.repeat(24) }).plans ?? []),
      ...(plan({ on: '2026-09-04' }).plans ?? []),
      ...(plan({ kind: 'need', planId: 'c'.repeat(24) }).plans ?? []),
    ],
  };
  expect(told('2026-09-03', everything).map((text) => text.split(/[:;,]/)[0])).toEqual([
    'Ruth could use a hand',
    'You promised Ruth',
    'Ruth has a birthday on Saturday',
    'Ruth deserves some praise in public',
    '75 days since you last spoke',
  ]);
});
