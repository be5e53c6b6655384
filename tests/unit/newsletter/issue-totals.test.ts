import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countReader, NO_TOTALS, reconciles } from '../../../functions/newsletter/domain/issue.ts';

const outcomes = fc.array(fc.constantFrom('sent', 'suppressed', 'left', 'unknown', 'rejected'));

describe('the totals of an issue', () => {
  it('count each reader once and add up', () => {
    fc.assert(
      fc.property(outcomes, (turns) => {
        const totals = turns.reduce(countReader, NO_TOTALS);
        expect(totals.planned).toBe(turns.length);
        expect(reconciles(totals)).toBe(true);
      }),
    );
  });

  it('do not add up when somebody is missing or counted twice', () => {
    expect(reconciles({ ...NO_TOTALS, planned: 1 })).toBe(false);
    expect(reconciles({ ...NO_TOTALS, planned: 1, sent: 1, left: 1 })).toBe(false);
  });
});
