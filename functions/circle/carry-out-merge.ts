import { StaleWriteError } from '../shared/errors.ts';
import type { ContactId, OwnerId } from '../shared/ids.ts';
import type { ContactKey } from './contact-store.ts';
import { isExchange } from './domain/interaction.ts';
import { alsoAddresses } from './domain/merging/also-line.ts';
import { mergeDetails } from './domain/merging/merge-details.ts';
import { takeBack } from './domain/merging/take-back.ts';
import { isSame } from './domain/merging/unite.ts';
import { newerEntry } from './domain/newest-entry.ts';
import { isPresent } from './domain/standing.ts';
import { findNewest } from './find-newest.ts';
import type { ContactAtRevision, Handover, MergeRecord, MergeStore, MergeTask } from './merge-store.ts';
import { type SettleStandingPorts, settleStanding } from './settle-standing.ts';
import type { Timeline } from './timeline.ts';

/** `impossible`: somebody is gone, or was absorbed by somebody else meanwhile; all is as before. */
export type TaskOutcome = 'done' | 'impossible';

export interface CarryOutPorts extends SettleStandingPorts {
  readonly merges: MergeStore;
  readonly timeline: Pick<Timeline, 'read'>;
}

const MOST_ROUNDS = 8;

/**
 * Completes what is going on in a circle, from wherever an earlier attempt died. Each step can be repeated, and the contacts
 * answer under both ids all the way: first the kept one has everything, then addresses and label lead there, then the absorbed
 * one goes. Undoing goes the same way back.
 */
export function carryOut(ports: CarryOutPorts, task: MergeTask): Promise<TaskOutcome> {
  return task.doing === 'merge' ? carryOutMerge(ports, task) : carryOutUndo(ports, task);
}

async function carryOutMerge(ports: CarryOutPorts, task: MergeTask): Promise<TaskOutcome> {
  const { merges } = ports;
  const { ownerId, into, absorbedId } = task;
  const record = await openRecord(merges, task);
  if (record?.into !== into) return end(merges, task, 'impossible');
  if ((await absorb(merges, task)) === 'missing') {
    await carryOutUndo(ports, task);
    return 'impossible';
  }
  await merges.copyTimeline({ ownerId, from: absorbedId, to: into });
  if (!isPresent(record.absorbed) || !isPresent(record.keptBefore)) await settle(ports, ownerId, [into]);
  return end(merges, task, 'done');
}

/** With the two as they are now; an earlier attempt's, where there was one. */
async function openRecord(
  merges: MergeStore,
  { ownerId, into, absorbedId, startedAt }: MergeTask,
): Promise<MergeRecord | undefined> {
  const earlier = await merges.findRecord(ownerId, absorbedId);
  if (earlier !== undefined) return earlier;
  const kept = await merges.findExactly({ ownerId, contactId: into });
  const absorbed = await merges.findExactly({ ownerId, contactId: absorbedId });
  if (kept === undefined || absorbed === undefined) return undefined;
  await merges.addRecord({
    ownerId,
    into,
    absorbed: absorbed.contact,
    absorbedRevision: absorbed.revision,
    keptBefore: kept.contact,
    mergedAt: startedAt,
  });
  return merges.findRecord(ownerId, absorbedId);
}

/** Goes round again when something happened to the absorbed contact before they were gone. */
async function absorb(
  merges: MergeStore,
  { ownerId, into, absorbedId }: MergeTask,
): Promise<'absorbed' | 'missing'> {
  const absorbedKey = { ownerId, contactId: absorbedId };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const record = await merges.findRecord(ownerId, absorbedId);
    const absorbed = await merges.findExactly(absorbedKey);
    if (record === undefined || absorbed === undefined) return 'absorbed';
    const rewritten = await merges.rewrite({ ownerId, contactId: into }, (kept) =>
      mergeDetails(takeBack(kept, record), absorbed.contact),
    );
    if (rewritten === 'missing') return 'missing';
    await merges.renewSnapshot(record, absorbed);
    await handOver(merges, absorbed, { ownerId, from: absorbedId, to: into });
    if ((await merges.remove(absorbedKey, absorbed.revision)) === 'removed') return 'absorbed';
  }
  throw new StaleWriteError(`Contact ${absorbedId} kept changing while they were merged`);
}

async function carryOutUndo(ports: CarryOutPorts, task: MergeTask): Promise<TaskOutcome> {
  const { merges } = ports;
  const { ownerId, into, absorbedId } = task;
  const record = await merges.findRecord(ownerId, absorbedId);
  if (record === undefined) return end(merges, task, 'done');
  await merges.restore(record.absorbed, record.absorbedRevision + 1);
  const back = await merges.findExactly({ ownerId, contactId: absorbedId });
  if (back !== undefined) await giveBack(merges, back, { ownerId, from: into, to: absorbedId });
  const kept = await merges.findExactly({ ownerId, contactId: into });
  await merges.rewrite({ ownerId, contactId: into }, (now) => takeBack(now, record));
  await merges.removeCopies({ ownerId, from: absorbedId, to: into });
  await renewNewest(ports, { ownerId, contactId: into });
  const before = [record.absorbed, record.keptBefore, ...(kept ? [kept.contact] : [])];
  if (!before.every(isPresent)) await settle(ports, ownerId, [into, absorbedId]);
  await merges.removeRecord(record);
  return end(merges, task, 'done');
}

/** The newest entry may have been one that went, where what came after it was taken back since. */
async function renewNewest(ports: CarryOutPorts, key: ContactKey): Promise<void> {
  const known = (await ports.merges.findExactly(key))?.contact.newestEntry;
  if (!known) return;
  const newest = await findNewest(ports, key, isExchange);
  if (newest?.interactionId === known.interactionId) return;
  const newestEntry = newest === undefined ? null : newerEntry(null, newest);
  await ports.merges.rewrite(key, (now) => (isSame(now.newestEntry, known) ? { ...now, newestEntry } : now));
}

/** What somebody else has come to have since stays theirs, and is noted. */
async function giveBack(merges: MergeStore, back: ContactAtRevision, handover: Handover): Promise<void> {
  const taken = await handOver(merges, back, handover);
  if (taken.length === 0) return;
  const key = { ownerId: handover.ownerId, contactId: handover.to };
  await merges.rewrite(key, (contact) => ({
    ...contact,
    addresses: contact.addresses.filter((address) => !taken.includes(address)),
    notes: [...contact.notes, ...alsoAddresses(taken)],
  }));
}

/** The addresses that belong to neither of the two. */
async function handOver(
  merges: MergeStore,
  { contact: { addresses, mailbox } }: ContactAtRevision,
  handover: Handover,
) {
  const taken = [];
  for (const address of addresses) {
    if ((await merges.moveAddress(address, handover)) === 'taken') taken.push(address);
  }
  if (mailbox !== undefined) await merges.moveMailbox(mailbox, handover);
  return taken;
}

/** Where they stand now is where they stand everywhere. */
async function settle(
  ports: CarryOutPorts,
  ownerId: OwnerId,
  contactIds: readonly ContactId[],
): Promise<void> {
  const found = await Promise.all(
    contactIds.map((contactId) => ports.merges.findExactly({ ownerId, contactId })),
  );
  await settleStanding(
    ports,
    ownerId,
    found.flatMap((stored) => stored?.contact ?? []),
  );
}

async function end(merges: MergeStore, task: MergeTask, outcome: TaskOutcome): Promise<TaskOutcome> {
  await merges.endTask(task);
  return outcome;
}
