import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyEdits,
  diffContacts,
  reverseEdits,
} from '../../../../functions/circle/domain/changes/contact-edits.ts';
import { buildContact } from '../../../builders/contact.ts';

const plan = fc.record({
  planId: fc.constantFrom('a', 'b', 'c').map((letter) => letter.repeat(24)),
  kind: fc.constantFrom('promise' as const, 'need' as const),
  text: fc.constantFrom('the deck', 'a phone', 'photos'),
  addedAt: fc.constant('2026-08-24T06:30:00.000Z'),
});
const anyContact = fc
  .record(
    {
      tier: fc.constantFrom('inner' as const, 'close' as const, 'wide' as const),
      role: fc.constantFrom('Baker', 'Judge'),
      cadenceDays: fc.integer({ min: 1, max: 90 }),
      interests: fc.uniqueArray(fc.constantFrom('wine', 'sailing', 'maps', 'tea')),
      plans: fc.uniqueArray(plan, { selector: ({ planId }) => planId }),
    },
    { requiredKeys: [] },
  )
  .map(buildContact);
const asSets = ({ interests, plans, ...rest }: ReturnType<typeof buildContact>) => ({
  ...rest,
  interests: interests.toSorted(),
  plans: plans.toSorted((one, other) => one.planId.localeCompare(other.planId)),
});

test('edits that are made and taken back leave a contact as it was', () => {
  fc.assert(
    fc.property(anyContact, anyContact, (before, after) => {
      const edits = diffContacts(before, after);
      const made = applyEdits(before, edits);
      expect(made.left).toEqual([]);
      expect(asSets(made.contact)).toEqual(asSets(after));
      const back = applyEdits(made.contact, reverseEdits(edits));
      expect(back.left).toEqual([]);
      expect(asSets(back.contact)).toEqual(asSets(before));
    }),
  );
});

test('edits that are made twice, or taken back twice, do it once', () => {
  fc.assert(
    fc.property(anyContact, anyContact, (before, after) => {
      const edits = diffContacts(before, after);
      const once = applyEdits(before, edits).contact;
      expect(applyEdits(once, edits)).toEqual({ contact: once, left: [] });
      const back = applyEdits(once, reverseEdits(edits)).contact;
      expect(applyEdits(back, reverseEdits(edits))).toEqual({ contact: back, left: [] });
    }),
  );
});

test('what somebody has changed since is left alone, and the rest is taken back', () => {
  const before = buildContact({ tier: 'wide', interests: ['tea'] });
  const after = buildContact({ tier: 'inner', interests: ['tea', 'wine'] });
  const edits = diffContacts(before, after);
  const changed = { ...applyEdits(before, edits).contact, tier: 'close' as const };
  const { contact, left } = applyEdits(changed, reverseEdits(edits));
  expect(contact).toMatchObject({ tier: 'close', interests: ['tea'] });
  expect(left).toMatchObject([{ field: 'tier' }]);
});
