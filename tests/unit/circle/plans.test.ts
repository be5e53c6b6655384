import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addGift, removeGift } from '../../../functions/circle/domain/gifts.ts';
import { mergeDetails } from '../../../functions/circle/domain/merging/merge-details.ts';
import { takeBack } from '../../../functions/circle/domain/merging/take-back.ts';
import { addPlan, closePlan, openPlans, removePlan } from '../../../functions/circle/domain/plans.ts';
import { buildContact } from '../../builders/contact.ts';
import { touchAt } from '../../builders/interaction.ts';

const at = touchAt('2026-08-24T12:00:00.000Z').occurredAt;
const need = {
  planId: 'a'.repeat(24),
  kind: 'need' as const,
  text: 'a phone',
  on: '2026-08-27',
  addedAt: at,
};
const gift = { giftId: 'b'.repeat(24), stage: 'idea' as const, text: 'wine tools', addedAt: at };
const ruth = buildContact();

test('the same plan and the same gift are kept once, and can be taken back', () => {
  const planned = addGift(addPlan(ruth, need), gift);
  expect(addGift(addPlan(planned, need), gift)).toBe(planned);
  expect(removeGift(removePlan(planned, need.planId), gift.giftId)).toEqual(ruth);
});

test('what a plan came to is said once: the first word counts, and no plan is closed that is not there', () => {
  const done = closePlan(addPlan(ruth, need), need.planId, { at, how: 'done' });
  expect(done.plans).toEqual([{ ...need, closed: { at, how: 'done' } }]);
  expect(closePlan(done, need.planId, { at, how: 'dropped' })).toBe(done);
  expect(closePlan(ruth, need.planId, { at, how: 'done' })).toBe(ruth);
});

test('a need is open until its day has passed, without any write', () => {
  const open = (day: string) => openPlans(addPlan(ruth, need), Temporal.PlainDate.from(day)).length;
  expect([open('2026-08-27'), open('2026-08-28')]).toEqual([1, 0]);
});

test('a merge keeps the newer entry, and taking it back leaves each with their own', () => {
  const entryAt = (moment: string) => {
    const { interactionId, occurredAt, kind, direction } = touchAt(moment);
    return { newestEntry: { interactionId, occurredAt, kind, direction } };
  };
  const keptBefore = buildContact(entryAt('2026-08-01T12:00:00.000Z'));
  const absorbed = buildContact({ contactId: 'twintwintwintwin', ...entryAt('2026-08-02T12:00:00.000Z') });
  const merged = mergeDetails(keptBefore, absorbed);
  expect(merged.newestEntry).toEqual(absorbed.newestEntry);
  expect(takeBack(merged, { keptBefore, absorbed }).newestEntry).toEqual(keptBefore.newestEntry);
});

test.each([
  ['no entry is known of either', null, null, null],
  ['nobody knows of the absorbed one', null, undefined, undefined],
  ['nobody knows of the kept one', undefined, null, undefined],
])('a merged timeline is said to be empty only where both are: %s', (_, keptEntry, absorbedEntry, merged) => {
  const kept = buildContact({ newestEntry: keptEntry });
  const absorbed = buildContact({ contactId: 'tomtomtomtomtomt', newestEntry: absorbedEntry });
  const both = mergeDetails(kept, absorbed);
  expect(both.newestEntry).toEqual(merged);
  expect(takeBack(both, { keptBefore: kept, absorbed }).newestEntry).toEqual(keptEntry);
});
