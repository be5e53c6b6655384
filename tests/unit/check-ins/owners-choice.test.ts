import { expect, test } from 'vitest';
import { isOwnersChoice } from '../../../functions/check-ins/domain/draft.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildDraft } from '../../builders/draft.ts';

const draft = buildDraft();
const approval = { text: draft.text, approvedAt: isoInstantSchema.parse('2026-08-24T07:00:00.000Z') };

test.each([
  ['a plain yes is none beyond the letter as it was', approval, false],
  ['words of their own are', { ...approval, text: 'Hi Ruth,\n\nhow are you?' }, true],
  ['asking for it once more is', { ...approval, attempt: 2 }, true],
  [
    'a second try at another address, which nobody asked for, is none',
    { ...approval, attempt: 2, isRetry: true as const },
    false,
  ],
])('an owner’s choice: %s', (_, given, isChoice) => {
  expect(isOwnersChoice(draft, given)).toBe(isChoice);
});
