import { carryOutAnswer } from './carry-out-answer.ts';
import type { AnswerRecord } from './domain/record/answer-record.ts';
import type { OwnerAnswer } from './owner-answer.ts';
import { planOwnerAnswer } from './plan-answer.ts';
import type { FollowAnswerPorts } from './ports.ts';
import { answerReceipt } from './send-receipt.ts';

/** decided: it did something, and put no words on a timeline. logged: it did. nothing: it said nothing (`Thanks!`). */
export type AnswerFollowed = 'logged' | 'decided' | 'nothing';

/**
 * Carries out an owner's answer, line by line, and tells them by a receipt where that is due. What it does is written down before
 * it is done: an answer that comes again, or died half-way, does just that, and once. Throws OwnerMailPendingError.
 */
export async function followAnswer(ports: FollowAnswerPorts, answer: OwnerAnswer): Promise<AnswerFollowed> {
  const record = await findOrPlan(ports, answer);
  if (record === undefined) return 'nothing';
  const finished = await finish(ports, answer, record);
  if (finished !== undefined) await answerReceipt(ports, answer, finished);
  return record.people.some(({ entries }) => entries.length > 0) ? 'logged' : 'decided';
}

async function findOrPlan(ports: FollowAnswerPorts, answer: OwnerAnswer): Promise<AnswerRecord | undefined> {
  const known = await ports.records.find(answer.recordId);
  if (known !== undefined) return known;
  const planned = await planOwnerAnswer(ports, answer);
  return planned && ports.records.begin(planned);
}

/** Undefined where somebody whom it is about was erased meanwhile, and the record with them. */
async function finish(
  ports: FollowAnswerPorts,
  { owner }: OwnerAnswer,
  record: AnswerRecord,
): Promise<AnswerRecord | undefined> {
  if (record.result !== undefined) return record;
  return ports.records.finish(record.recordId, await carryOutAnswer(ports, { owner, record }));
}
