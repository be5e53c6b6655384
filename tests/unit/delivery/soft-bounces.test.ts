import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterOutcome,
  isSoftBouncing,
  type MailOutcome,
} from '../../../functions/delivery/domain/soft-bounces.ts';

const noteAll = (bounces: readonly boolean[]): readonly MailOutcome[] =>
  bounces.reduce<readonly MailOutcome[]>(
    (outcomes, isSoftBounce, place) =>
      afterOutcome(outcomes, { messageId: `${place}`, isSoftBounce }) ?? outcomes,
    [],
  );

describe('soft bounces', () => {
  it('are too many when three of the last five messages bounced, and never before', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (bounces) => {
        const ofLastFive = bounces.slice(-5).filter(Boolean).length;
        expect(isSoftBouncing(noteAll(bounces))).toBe(ofLastFive >= 3);
      }),
    );
  });

  it('are counted once for a message, however often SES tells it', () => {
    const once = noteAll([true, false]);
    expect(afterOutcome(once, { messageId: '0', isSoftBounce: true })).toBeUndefined();
  });

  it('leave no record of an address that has none', () => {
    expect(noteAll([false, false])).toEqual([]);
  });
});
