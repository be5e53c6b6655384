import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbAnswerRecords } from '../../../functions/nudges/answer/adapters/dynamodb-answer-records.ts';
import type { AnswerRecords } from '../../../functions/nudges/answer/answer-records.ts';
import { answerRecordSchema } from '../../../functions/nudges/answer/domain/record/answer-record.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const AT = isoInstantSchema.parse(MONDAY_MORNING);
const RECORD = answerRecordSchema.parse({
  recordId: 'aaaaaaaaaaaaaaaaaaaaaaaa',
  ownerId: 'noranoranoranora',
  contactIds: ['ruthruthruthruth'],
  at: AT,
  source: { messageId: 'm1' },
  people: [],
});
const RESULT = { questions: [], letters: [], added: [], left: [] };
const UNDONE = { takenBack: ['Ruth: likes wine'], left: [] };

export function describeAnswerRecords(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the records of answers on ${engineName}`, () => {
    let engine: Engine;
    let records: AnswerRecords;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      records = createDynamoDbAnswerRecords(engine.documentClient, (await engine.createTables()).circle);
    });

    it('keeps what was written first', async () => {
      expect(await records.begin(RECORD)).toEqual(RECORD);
      expect(await records.begin({ ...RECORD, wantsHelp: true })).toEqual(RECORD);
      expect(await records.find(RECORD.recordId)).toEqual(RECORD);
    });

    it('finishes once, and only what is there', async () => {
      expect(await records.finish(RECORD.recordId, RESULT)).toBeUndefined();
      await records.begin(RECORD);
      await records.finish(RECORD.recordId, RESULT);
      const other = { ...RESULT, questions: [{ words: '', ask: '?' }] };
      expect(await records.finish(RECORD.recordId, other)).toMatchObject({ result: RESULT });
    });

    it('is taken back once, from the first beginning on', async () => {
      await records.begin(RECORD);
      await records.beginUndo(RECORD.recordId, AT);
      const later = isoInstantSchema.parse('2026-08-25T06:30:00.000Z');
      expect(await records.beginUndo(RECORD.recordId, later)).toMatchObject({ undo: { startedAt: AT } });
      await records.finishUndo(RECORD.recordId, UNDONE);
      const again = await records.finishUndo(RECORD.recordId, { takenBack: [], left: [] });
      expect(again?.undo).toEqual({ startedAt: AT, finished: UNDONE });
    });

    it('reads those that are there, in the order that was asked for', async () => {
      const second = { ...RECORD, recordId: 'bbbbbbbbbbbbbbbbbbbbbbbb' };
      await records.begin(RECORD);
      await records.begin(second);
      const read = await records.read([second.recordId, 'cccccccccccccccccccccccc', RECORD.recordId]);
      expect(read.map(({ recordId }) => recordId)).toEqual([second.recordId, RECORD.recordId]);
    });
  });
}
