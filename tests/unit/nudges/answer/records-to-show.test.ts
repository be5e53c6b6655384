import { expect, test } from 'vitest';
import { answerRecordSchema } from '../../../../functions/nudges/answer/domain/record/answer-record.ts';
import { markToShow, readRecords } from '../../../../functions/nudges/answer/records-to-show.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';

const { ownerId, contactId } = buildContact();
const recordId = 'a'.repeat(24);
const owner = buildOwner({ ownerId, firstReceipts: ['b', 'c', 'd'] });

const skipped = (became: 'skipped' | 'nothing') =>
  answerRecordSchema.parse({
    ...{ recordId, ownerId, contactIds: [contactId], at: '2026-08-24T06:30:00.000Z' },
    ...{ source: { messageId: 'm1' }, people: [] },
    result: {
      ...{ questions: [], added: [] },
      letters: [{ contactId, draftId: 'd'.repeat(16), called: 'Ruth', became }],
    },
  });

test('the next brief tells that a letter was put away', async () => {
  const record = skipped('skipped');
  expect(markToShow(record)(owner)?.recordsToShow).toEqual([recordId]);
  const shown = await readRecords({ records: { read: async () => [record] } }, ownerId, [recordId]);
  expect(shown).toMatchObject([
    { people: [{ name: 'Ruth', recorded: ['Letter put away'] }], isUndoable: false },
  ]);
});

test('it tells nothing of a letter of which nothing became', () => {
  expect(markToShow(skipped('nothing'))(owner)).toBeUndefined();
});
