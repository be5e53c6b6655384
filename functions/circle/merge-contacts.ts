import type { ContactId, OwnerId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { type CarryOutPorts, carryOut } from './carry-out-merge.ts';
import type { Contact } from './domain/contact.ts';
import { mergeDetails } from './domain/merging/merge-details.ts';
import { MergeRefusedError } from './errors.ts';
import type { MergeStore, MergeTask } from './merge-store.ts';

export type MergePorts = CarryOutPorts;

export interface MergeInput {
  readonly ownerId: OwnerId;
  /** Who stays. */
  readonly keptId: ContactId;
  /** Whose details, addresses and timeline go to the one who stays. */
  readonly absorbedId: ContactId;
}

/** What a merge is about, and what comes of it. */
export interface MergePreview {
  readonly kept: Contact;
  readonly absorbed: Contact;
  readonly merged: Contact;
}

/**
 * Makes one contact of two who are the same person; `undoMerge` takes it back. One at a time in a circle: what an interrupted
 * one left is completed first. Repeating it completes it, and picks up what was logged with the absorbed one meanwhile. Throws
 * MergeRefusedError.
 */
export async function mergeContacts(
  ports: MergePorts,
  input: MergeInput,
): Promise<'merged' | 'merged-before'> {
  const { merges, clock } = ports;
  const { ownerId, keptId: into, absorbedId } = input;
  await completeTask(ports, ownerId);
  const earlier = await merges.findRecord(ownerId, absorbedId);
  if (earlier?.into === into) {
    await merges.copyTimeline({ ownerId, from: absorbedId, to: into });
    return 'merged-before';
  }
  await previewMerge({ merges }, input);
  const task = { doing: 'merge', ownerId, into, absorbedId, startedAt: toIsoInstant(clock.now()) } as const;
  if ((await merges.beginTask(task)) === 'busy') throw busy();
  if ((await carryOut(ports, task)) === 'done') return 'merged';
  throw new MergeRefusedError('One of the two was merged or erased in the meantime; look again.');
}

/** What `mergeContacts` would do. Throws MergeRefusedError. */
export async function previewMerge(
  { merges }: Pick<MergePorts, 'merges'>,
  { ownerId, keptId, absorbedId }: MergeInput,
): Promise<MergePreview> {
  if (keptId === absorbedId) throw new MergeRefusedError('These two are one contact already.');
  const kept = await findPresent(merges, ownerId, keptId);
  const absorbed = await findPresent(merges, ownerId, absorbedId);
  if (isLovedOneOf(kept, absorbed) || isLovedOneOf(absorbed, kept)) {
    throw new MergeRefusedError(
      `${kept.name} and ${absorbed.name} are linked as loved ones, so they are two people; take the link away first.`,
    );
  }
  return { kept, absorbed, merged: mergeDetails(kept, absorbed) };
}

/** Completes what an earlier attempt left, and gives it back; nothing is left as a rule. */
export async function completeTask(ports: CarryOutPorts, ownerId: OwnerId): Promise<MergeTask | undefined> {
  const unfinished = await ports.merges.findTask(ownerId);
  if (unfinished !== undefined) await carryOut(ports, unfinished);
  return unfinished;
}

export const busy = (): MergeRefusedError =>
  new MergeRefusedError('Another merge is going on in this circle; try again in a moment.');

async function findPresent(merges: MergeStore, ownerId: OwnerId, contactId: ContactId): Promise<Contact> {
  const stored = await merges.findExactly({ ownerId, contactId });
  if (stored !== undefined) return stored.contact;
  const record = await merges.findRecord(ownerId, contactId);
  throw new MergeRefusedError(
    record === undefined
      ? `There is no contact ${contactId} any more.`
      : `${record.absorbed.name} was merged into ${record.keptBefore.name} before; use that one.`,
  );
}

/** Whom somebody is married to is somebody else. */
const isLovedOneOf = ({ lovedOnes }: Contact, { contactId }: Contact): boolean =>
  lovedOnes.some((lovedOne) => lovedOne.contactId === contactId);
