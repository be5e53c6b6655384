import { expect, test } from 'vitest';
import type * as z from 'zod';
import {
  needsReceipt,
  soleLetterToTell,
} from '../../../../functions/nudges/answer/domain/receipt/needs-receipt.ts';
import { writeReceipt } from '../../../../functions/nudges/answer/domain/receipt/write-receipt.ts';
import { answerRecordSchema } from '../../../../functions/nudges/answer/domain/record/answer-record.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildOwner } from '../../../builders/owner.ts';

const ruth = buildContact({ lastTouchAt: '2026-08-24T06:30:00.000Z' });
const STEP = {
  ...{ contactId: ruth.contactId, name: ruth.name, called: 'Ruth', said: ['Gift idea: wine tools'] },
  ...{ entries: [], edits: [{ field: 'tier', after: 'inner' }], addressEdits: [] },
};
const RESULT = { questions: [], letters: [], added: [] };
const LETTER = {
  ...{ contactId: ruth.contactId, draftId: 'd'.repeat(16), called: 'Ruth' },
  ...{ became: 'out' as const, paragraphs: [] },
};

const buildRecord = (changes: Partial<z.input<typeof answerRecordSchema>> = {}) =>
  answerRecordSchema.parse({
    ...{ recordId: 'a'.repeat(24), ownerId: ruth.ownerId, contactIds: [ruth.contactId] },
    ...{ at: '2026-08-24T06:30:00.000Z', source: { messageId: 'm1' }, people: [STEP], result: RESULT },
    ...changes,
  });
const write = (changes: Parameters<typeof buildRecord>[0] = {}, isOfFirst = false) =>
  writeReceipt({
    record: buildRecord(changes),
    owner: buildOwner(),
    contacts: new Map([[ruth.contactId, ruth]]),
    isOfFirst,
    undo: { link: 'https://kith.example/answers/x/undo', until: '23 September' },
  });

test('a receipt says what was kept, when the person comes up again, and how to take it back', () => {
  expect(write()).toMatchObject({
    title: 'Noted',
    people: [
      {
        name: 'Ruth Adler',
        recorded: ['Gift idea: wine tools'],
        next: expect.stringContaining('Ruth comes up again'),
      },
    ],
    undo: { until: '23 September' },
  });
});

test('a receipt with nothing in it to take back offers no way back', () => {
  const asked = write({ people: [], questions: [{ words: 'Zeb: met', ask: 'Who is Zeb?' }] });
  expect(asked).toMatchObject({ title: 'Something to settle', questions: [{ ask: 'Who is Zeb?' }] });
  expect(asked).not.toHaveProperty('undo');
  expect(write({ people: [], wantsHelp: true }).title).toBe('What you can write to Kith');
});

test('a receipt that only asks back offers no way back, though the words that it asks about are kept', () => {
  const [entry] = [
    { interactionId: 'i1', kind: 'note', direction: 'between', occurredAt: buildRecord().at },
  ] as const;
  const kept = { ...entry, text: 'Zeb: met', source: { by: 'owner-remark' as const } };
  const remarked = { ...STEP, said: [], entries: [kept], edits: [] };
  const questions = [{ words: 'Zeb: met', ask: 'Who is Zeb?' }];
  expect(write({ people: [remarked], questions })).not.toHaveProperty('undo');
  expect(write({ people: [{ ...remarked, said: ['Note: “more”'] }], questions })).toHaveProperty('undo');
});

test('whoever asked for help is told that it comes because they asked', () => {
  expect(write({ people: [], wantsHelp: true }).smallPrint).toContain('because you asked');
  expect(write({ people: [], wantsHelp: true }, true).smallPrint).toContain('first answers');
});

test('many questions are told in short', () => {
  const questions = Array.from({ length: 30 }, (_, at) => ({ words: `line ${at}`, ask: 'Whom?' }));
  const asked = write({ questions }).questions;
  expect(asked).toHaveLength(13);
  expect(asked.at(-1)?.ask).toContain('18 more');
});

test('whoever stops Kith’s mail hears how to begin again', () => {
  expect(write({ mail: 'stopped' }).remarks?.join()).toContain('“start”');
});

test('what was done in silence is left to the next brief', () => {
  expect(needsReceipt(buildRecord())).toBe(false);
  expect(needsReceipt(buildRecord({ questions: [{ words: '', ask: 'Who?' }] }))).toBe(true);
  expect(needsReceipt(buildRecord({ result: { ...RESULT, letters: [LETTER] } }))).toBe(true);
});

test('one letter that there is something to say about is told by its own notice', () => {
  const told = { ...LETTER, became: 'nothing' as const, situation: 'expired', headline: 'It is too late' };
  const record = buildRecord({ result: { ...RESULT, letters: [told] } });
  expect(soleLetterToTell(record)).toMatchObject({ situation: 'expired' });
  expect(soleLetterToTell({ ...record, wantsHelp: true })).toBeUndefined();
});
