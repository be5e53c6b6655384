import type { ContactId, OwnerId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { carryOut } from './carry-out-merge.ts';
import { MergeRefusedError } from './errors.ts';
import { busy, completeTask, type MergePorts } from './merge-contacts.ts';
import type { MergeRecord, MergeStore } from './merge-store.ts';

export interface UndoMergeInput {
  readonly ownerId: OwnerId;
  readonly absorbedId: ContactId;
}

/**
 * Brings somebody back who was merged into somebody else, with what they had then. What was written since stays with the one who
 * was kept. Repeating it after a crash completes it. Throws MergeRefusedError.
 */
export async function undoMerge(ports: MergePorts, input: UndoMergeInput): Promise<void> {
  const { merges, clock } = ports;
  const { ownerId, absorbedId } = input;
  const completed = await completeTask(ports, ownerId);
  if (completed?.doing === 'undo' && completed.absorbedId === absorbedId) return;
  const { into } = await findUndoable(merges, input);
  const task = { doing: 'undo', ownerId, into, absorbedId, startedAt: toIsoInstant(clock.now()) } as const;
  if ((await merges.beginTask(task)) === 'busy') throw busy();
  await carryOut(ports, task);
}

/** Several merges are undone the last one first. Throws MergeRefusedError. */
export async function findUndoable(
  merges: Pick<MergeStore, 'findRecord'>,
  { ownerId, absorbedId }: UndoMergeInput,
): Promise<MergeRecord> {
  const record = await merges.findRecord(ownerId, absorbedId);
  if (record === undefined) throw new MergeRefusedError('They are not merged into anybody (any more).');
  const later = await merges.findRecord(ownerId, record.into);
  if (later === undefined) return record;
  throw new MergeRefusedError(
    `${later.absorbed.name} was merged into ${later.keptBefore.name} since; take that back first.`,
  );
}
