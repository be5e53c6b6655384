import fc from 'fast-check';
import { expect, test } from 'vitest';
import { briefRhythm, briefWeekdays, withBriefSent } from '../../../functions/circle/domain/brief-rhythm.ts';
import { type IsoInstant, isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildOwner } from '../../builders/owner.ts';

const morning = (day: number): IsoInstant =>
  isoInstantSchema.parse(`2026-08-${String(day).padStart(2, '0')}T06:00:00.000Z`);
const mornings = (count: number) => Array.from({ length: count }, (_, index) => morning(index + 1));

test.each([
  [0, 'daily'],
  [2, 'daily'],
  [3, 'weekly'],
  [5, 'weekly'],
  [6, 'asking'],
  [7, 'paused'],
])('after %i briefs that nobody answered the brief is %s', (count, rhythm) => {
  expect(briefRhythm(buildOwner({ briefsSent: mornings(count) }))).toBe(rhythm);
});

test('any sign of attention brings back every morning, and what came before it no longer counts', () => {
  const briefsSent = mornings(7);
  expect(briefRhythm(buildOwner({ briefsSent, lastAttentionAt: morning(8) }))).toBe('daily');
  expect(briefRhythm(buildOwner({ briefsSent, lastAttentionAt: morning(4) }))).toBe('weekly');
});

test('an owner who was stored before there were such settings gets a brief every day', () => {
  expect(briefRhythm({})).toBe('daily');
  expect(briefWeekdays({})).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a brief that is recorded again counts once, and a long history is not kept', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 31 })), (days) => {
      let sent: IsoInstant[] = [];
      for (const day of days) sent = withBriefSent({ briefsSent: sent }, morning(day));
      expect(new Set(sent).size).toBe(sent.length);
      expect(sent.length).toBeLessThanOrEqual(7);
      expect(sent).toEqual(sent.toSorted());
    }),
  );
});

type BriefChanges = NonNullable<Parameters<typeof buildOwner>[0]>['brief'];

test.each<[string, BriefChanges, number[]]>([
  ['that of the week ahead', { weekAheadOn: 4 }, [4]],
  ['the next one with a brief', { weekdays: [1, 5], weekAheadOn: 3 }, [5]],
  ['the first one with a brief, where the week is over', { weekdays: [1, 3], weekAheadOn: 5 }, [1]],
  ['the first one, where no week ahead is wanted', { weekdays: [2, 5], weekAheadOn: 'never' }, [2]],
])('a weekly brief comes on one day: %s', (_, brief, weekdays) => {
  expect(briefWeekdays(buildOwner({ briefsSent: mornings(3), brief }))).toEqual(weekdays);
});
