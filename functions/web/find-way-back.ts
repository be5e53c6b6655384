import { sayDate } from '../circle/domain/say-day.ts';
import type { AnswerRecords } from '../nudges/answer/answer-records.ts';
import { recordIdOfPress } from '../nudges/answer/domain/plan/plan-press.ts';
import { isUndoable } from '../nudges/answer/domain/receipt/write-receipt.ts';
import { UNDO_DAYS } from '../nudges/answer/domain/record/answer-record.ts';
import type { Clock } from '../shared/clock.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import { signUndoLink } from '../shared/undo-link.ts';
import type { LinkTarget } from './find-link-target.ts';
import type { WayBack } from './pages/way-back.tsx';

export interface FindWayBackPorts {
  readonly records: Pick<AnswerRecords, 'find'>;
  readonly tokenKeys: TokenKeyStore;
  readonly clock: Clock;
}

/** How a press can be taken back, for as long as it can be; `taken-back`: it was. Undefined where there is nothing to take back. */
export async function findWayBack(
  { records, tokenKeys, clock }: FindWayBackPorts,
  { pressId, owner }: LinkTarget,
): Promise<WayBack | 'taken-back' | undefined> {
  const record = await records.find(recordIdOfPress(pressId));
  if (record === undefined || !isUndoable(record)) return undefined;
  if (record.undo !== undefined) return 'taken-back';
  const pressedAt = fromIsoInstant(record.at);
  const expiresAt = pressedAt.add({ hours: 24 * UNDO_DAYS });
  if (expiresAt.epochMilliseconds <= clock.now().epochMilliseconds) return undefined;
  const keys = await tokenKeys.readTokenKeys();
  const today = pressedAt.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  return {
    // Without a host: it is a page of this site.
    href: signUndoLink(keys, record.recordId, expiresAt, ''),
    until: sayDate(today.add({ days: UNDO_DAYS }), today),
  };
}
