import type { Clock } from '../shared/clock.ts';
import type { Eraser, ErasureScope, Leads, Trace } from '../shared/eraser.ts';
import type { ContactId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ContactKey } from './contact-store.ts';
import { countKinds, type ErasureProof, inRemovalOrder, RAW_MAIL, REMAINS } from './domain/erasure-proof.ts';
import { idsOfPerson } from './domain/merging/ids-of-person.ts';
import type { Erasure, ErasureLog } from './erasure-log.ts';
import { ErasureUnfinishedError, MergeUnderWayError } from './errors.ts';
import type { MergeStore } from './merge-store.ts';

/** New mail may come in meanwhile; who keeps getting some is not erased by trying for ever. */
const MOST_ROUNDS = 5;

export interface EraseContactPorts {
  /** The circle's first: what it finds leads the others. */
  readonly erasers: readonly Eraser[];
  readonly erasures: ErasureLog;
  readonly proofs: { keep(proof: ErasureProof): Promise<void> };
  readonly clock: Clock;
}

/** The ids under which a person is known: their own, and those of whoever was merged into them. Throws MergeUnderWayError. */
export async function findAllIds(
  { merges }: { readonly merges: Pick<MergeStore, 'findTask' | 'listRecords'> },
  { ownerId, contactId }: ContactKey,
): Promise<readonly ContactId[]> {
  if ((await merges.findTask(ownerId)) !== undefined) {
    throw new MergeUnderWayError(
      'A merge was broken off: run merge or unmerge again to complete it, then erase. Nothing was erased.',
    );
  }
  return idsOfPerson(contactId, await merges.listRecords(ownerId));
}

/** Everything that is kept about somebody; changes nothing. `known` are traces of theirs that were found before. */
export async function findTraces(
  { erasers }: Pick<EraseContactPorts, 'erasers'>,
  scope: ErasureScope,
  known: readonly Trace[] = [],
): Promise<readonly Trace[]> {
  const found: Trace[] = [];
  for (const eraser of erasers) {
    for await (const trace of eraser.find(scope, leadsOf([...known, ...found]))) found.push(trace);
  }
  return found;
}

/**
 * Removes everything about a person, or a whole circle, for good: notes what there is, removes it, and reads all again until
 * nothing is found; then keeps the proof. Repeating it completes what a crash left. Throws ErasureUnfinishedError.
 */
export async function eraseContact(ports: EraseContactPorts, erasure: Erasure): Promise<ErasureProof> {
  const { erasures, clock } = ports;
  await erasures.begin(erasure);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const known = await erasures.readFound(erasure);
    const found = await findTraces(ports, erasure, known);
    if (found.length === 0) {
      const proof = writeProof(erasure, known, clock);
      await ports.proofs.keep(proof);
      await erasures.finish(erasure);
      return proof;
    }
    const keys = new Set(known.map(identify));
    await erasures.addFound(
      erasure,
      found.filter((trace) => !keys.has(identify(trace))),
    );
    await removeAll(ports, erasure, found);
  }
  throw new ErasureUnfinishedError(
    'There is something new about them each time, so the erasure is not finished: wait until no mail comes in, then run it again.',
  );
}

async function removeAll(
  { erasers }: Pick<EraseContactPorts, 'erasers'>,
  scope: ErasureScope,
  traces: readonly Trace[],
): Promise<void> {
  for (const group of groupByStoreAndKind(inRemovalOrder(traces))) {
    const eraser = erasers.find(({ store }) => store === group[0]?.store);
    await eraser?.remove(scope, group);
  }
}

/** Neighbours that one eraser can remove at once. */
function groupByStoreAndKind(traces: readonly Trace[]): readonly (readonly Trace[])[] {
  const groups: Trace[][] = [];
  for (const trace of traces) {
    const last = groups.at(-1);
    if (last?.[0]?.store === trace.store && last[0].kind === trace.kind) last.push(trace);
    else groups.push([trace]);
  }
  return groups;
}

function leadsOf(traces: readonly Trace[]): Leads {
  return {
    messageIds: new Set(traces.flatMap(({ messageId }) => messageId ?? [])),
    interactionIds: new Set(traces.flatMap(({ interactionId }) => interactionId ?? [])),
    addresses: new Set(traces.flatMap(({ address }) => address ?? [])),
  };
}

function writeProof(
  { erasureId, startedAt }: Erasure,
  removed: readonly Trace[],
  clock: Clock,
): ErasureProof {
  return {
    erasureId,
    startedAt,
    verifiedAt: toIsoInstant(clock.now()),
    removed: countKinds(removed),
    removedMailKeys: removed.flatMap(({ kind, key }) => (kind === RAW_MAIL ? key : [])).sort(),
    left: 0,
    remains: REMAINS,
  };
}

const identify = ({ store, key }: Trace): string => `${store} ${key}`;
