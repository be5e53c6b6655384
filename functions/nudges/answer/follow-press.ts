import type { OwnerStore } from '../../circle/owner-store.ts';
import type { AnswerRecords } from './answer-records.ts';
import { type CarryOutForPersonPorts, carryOutForPerson } from './carry-out-for-person.ts';
import { recordIdOfPress } from './domain/plan/plan-press.ts';
import type { AnswerRecord } from './domain/record/answer-record.ts';
import { namedValue } from './domain/record/said-of.ts';
import { markPressToShow } from './records-to-show.ts';

export interface FollowPressPorts extends CarryOutForPersonPorts {
  readonly records: AnswerRecords;
  readonly owners: CarryOutForPersonPorts['owners'] & Pick<OwnerStore, 'changeOwner'>;
}

/**
 * Carries out what a press of a button does, as an answer by mail: it is written down first, so that a crash goes on from it, the
 * next brief shows it, and Undo takes it back. Repeating it does just what was written down; what was taken back since stays so.
 * Undefined where it does nothing, or the record was erased meanwhile. Throws ContactNotFoundError.
 */
export async function followPress(
  ports: FollowPressPorts,
  pressId: string,
  planned: AnswerRecord | undefined,
): Promise<AnswerRecord | undefined> {
  const { records } = ports;
  // An attempt that died may have done so much that there is nothing left to plan.
  const begun = planned ? await records.begin(planned) : await records.find(recordIdOfPress(pressId));
  if (begun === undefined || begun.undo !== undefined) return begun;
  const record = begun.result === undefined ? await finish(ports, begun) : begun;
  if (record !== undefined) await ports.owners.changeOwner(record.ownerId, markPressToShow(record));
  return record;
}

async function finish(ports: FollowPressPorts, record: AnswerRecord): Promise<AnswerRecord | undefined> {
  const left = [];
  for (const step of record.people) {
    const outcome = await carryOutForPerson(ports, record, step);
    const values = outcome.left.map(namedValue);
    if (values.length > 0) left.push({ contactId: step.contactId, values });
  }
  return ports.records.finish(record.recordId, { questions: [], letters: [], added: [], left });
}
