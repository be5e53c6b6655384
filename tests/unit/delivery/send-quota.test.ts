import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareOf } from '../../../functions/delivery/domain/send-quota.ts';

const QUOTA = { perSecond: 14, perDay: 50_000, sentLastDay: 0 };

test('a fifth of the rate is kept for one-to-one mail, and the newsletter leaves it a fifth of the day', () => {
  expect(shareOf(QUOTA, 'one-to-one').perSecond).toBeCloseTo(2.8);
  expect(shareOf(QUOTA, 'newsletter').perSecond).toBeCloseTo(11.2);
  expect(shareOf({ ...QUOTA, sentLastDay: 40_000 }, 'newsletter').left).toBe(0);
  expect(shareOf({ ...QUOTA, sentLastDay: 40_000 }, 'one-to-one').left).toBe(10_000);
  expect(shareOf({ ...QUOTA, perDay: Number.POSITIVE_INFINITY }, 'one-to-one').left).toBe(
    Number.POSITIVE_INFINITY,
  );
});

test('no share ever goes below nothing, and together they never go faster than SES allows', () => {
  const quotas = fc.record({
    perSecond: fc.integer({ min: 1, max: 500 }),
    perDay: fc.integer({ min: 0, max: 1_000_000 }),
    sentLastDay: fc.integer({ min: 0, max: 1_200_000 }),
  });
  fc.assert(
    fc.property(quotas, (quota) => {
      const [one, all] = [shareOf(quota, 'one-to-one'), shareOf(quota, 'newsletter')];
      expect(Math.min(one.left, all.left)).toBeGreaterThanOrEqual(0);
      expect(one.left).toBeLessThanOrEqual(quota.perDay);
      expect(one.perSecond + all.perSecond).toBeCloseTo(quota.perSecond);
    }),
  );
});
