import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { composeWeekAhead } from '../../../functions/nudges/domain/week-ahead.ts';
import { isWeekAheadDay } from '../../../functions/nudges/domain/week-ahead-day.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson, contactIdOf } from '../../builders/person.ts';

const now = Temporal.Instant.from('2026-08-24T06:30:00Z');
const since = '2026-08-01T08:00:00.000Z';
const plan = { planId: 'a'.repeat(24), addedAt: since } as const;
const say = (people: Parameters<typeof composeWeekAhead>[0], today: readonly string[] = []) =>
  composeWeekAhead(people, new Set(today), now, buildOwner())?.section.items.map(({ text }) => text);

test('tells days and plans soonest first, then who falls due and is not in the brief', () => {
  const people = [
    buildPerson('Ruth', {
      lovedOnes: [{ name: 'Tom', relation: 'husband', occasions: [birthday({ month: 8, day: 31 })] }],
      plans: [
        { ...plan, kind: 'promise', text: 'the deck', on: '2026-08-28' },
        { ...plan, kind: 'reminder', text: 'long after', on: '2026-09-28' },
        { ...plan, kind: 'need', text: 'done', on: '2026-08-28', closed: { at: since, how: 'done' } },
      ],
    }),
    buildPerson('Ida', { lastTouchAt: '2026-07-28T12:00:00.000Z' }),
    buildPerson('Ben', { lastTouchAt: '2026-07-29T12:00:00.000Z' }),
  ];
  expect(say(people, [contactIdOf('Ben')])).toEqual([
    'On Friday, what you promised (Ruth): the deck.',
    'Ruth’s husband Tom has a birthday on 31 August.',
    'Coming up, too: Ida.',
  ]);
});

test('tells of somebody once who is a loved one, too, and of nobody who is hidden', () => {
  const occasions = [birthday({ month: 8, day: 27 })];
  const tom = { name: 'Tom', relation: 'husband', contactId: contactIdOf('Tom'), occasions };
  const people = [buildPerson('Ruth', { lovedOnes: [tom] }), buildPerson('Tom', { occasions })];
  expect(say(people)).toEqual(['Tom has a birthday on Thursday.']);
  expect(say([buildPerson('Hidden', { occasions, hidden: { since } })])).toBeUndefined();
});

test('is silent about an empty week', () => {
  expect(say([])).toBeUndefined();
});

const isTold = (brief: NonNullable<Parameters<typeof buildOwner>[0]>['brief'], day: string) =>
  isWeekAheadDay(buildOwner({ brief }), Temporal.PlainDate.from(day));

test.each([
  [{}, '2026-08-24', true],
  [{}, '2026-08-25', false],
  [{ weekAheadOn: 'never' as const }, '2026-08-24', false],
  [{ weekdays: [2, 5] }, '2026-08-25', true],
  [{ weekdays: [2, 5] }, '2026-08-28', false],
  [{ weekAheadOn: 6, weekdays: [1, 2, 3, 4, 5] }, '2026-08-24', true],
])('comes with the first brief on its weekday or after it: %o on %s', (brief, day, told) => {
  expect(isTold(brief, day)).toBe(told);
});
