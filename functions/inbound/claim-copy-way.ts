import type { AnswerRecords } from '../nudges/answer/answer-records.ts';
import type { Clock } from '../shared/clock.ts';
import { KithError } from '../shared/errors.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { CopyLog } from './copy-log.ts';
import type { FirstCopy } from './find-first-copy.ts';

export interface ClaimCopyWayPorts {
  readonly copyLog: CopyLog;
  readonly records: Pick<AnswerRecords, 'find'>;
  readonly clock: Clock;
}

/** The same message is being carried out as an answer at this moment; it must come again. */
export class AnswerPendingError extends KithError {}

/** Ten times as long as the function runs: a claim without a record is one of a process that died. */
const CLAIM_LASTS_MINUTES = 10;

/** Whether an owner's message is to be carried out as an answer; false where it was logged as a copy, by the log address. */
export async function claimAsAnswer(
  { copyLog, clock }: Pick<ClaimCopyWayPorts, 'copyLog' | 'clock'>,
  { key }: Pick<FirstCopy, 'key'>,
): Promise<boolean> {
  return (await copyLog.claimWay(key, { way: 'answer', at: toIsoInstant(clock.now()) })) === 'claimed';
}

/**
 * Whether an owner's message is to be logged as it stands; false where it came to a reply address, too, and was carried out as an
 * answer. A claim of that way without a record of what is to be done gives way after ten minutes, so that the words are logged
 * though the answer never comes again. Throws AnswerPendingError before.
 */
export async function claimAsCopy(
  { copyLog, records, clock }: ClaimCopyWayPorts,
  { key, isThis }: Pick<FirstCopy, 'key' | 'isThis'>,
): Promise<boolean> {
  const isAnswered = async () => (await records.find(key)) !== undefined;
  // An answer that an earlier release carried out has claimed nothing.
  if (!isThis && (await isAnswered())) return false;
  const claim = { way: 'copy', at: toIsoInstant(clock.now()) } as const;
  if ((await copyLog.claimWay(key, claim)) === 'claimed') return true;
  if (await isAnswered()) return false;
  const overClaimsBefore = toIsoInstant(clock.now().subtract({ minutes: CLAIM_LASTS_MINUTES }));
  if ((await copyLog.claimWay(key, { ...claim, overClaimsBefore })) === 'claimed') return true;
  throw new AnswerPendingError('The message is being carried out as an answer');
}
