import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { AnswerRecord, AnswerResult, UndoResult } from './domain/record/answer-record.ts';

/** Where it is written down what each answer of an owner did. Every change is one conditional write. */
export interface AnswerRecords {
  /** The record that counts: this one, or the one that an earlier attempt, or another at once, has written. */
  begin(record: AnswerRecord): Promise<AnswerRecord>;
  find(recordId: string): Promise<AnswerRecord | undefined>;
  /** Those that are there, in the order of `recordIds`. One request for up to a hundred of them. */
  read(recordIds: readonly string[]): Promise<readonly AnswerRecord[]>;
  /** All of it is done; the first result stays. Undefined where the record is gone. */
  finish(recordId: string, result: AnswerResult): Promise<AnswerRecord | undefined>;
  /** It is being taken back; the first beginning stays. Undefined where the record is gone. */
  beginUndo(recordId: string, startedAt: IsoInstant): Promise<AnswerRecord | undefined>;
  /** It is taken back; the first result stays. Undefined where the record is gone. */
  finishUndo(recordId: string, finished: UndoResult): Promise<AnswerRecord | undefined>;
}
