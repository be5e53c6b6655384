import type { SuppressionList } from '../delivery/suppression-list.ts';
import type { Clock } from '../shared/clock.ts';
import { newSubscriberId } from '../shared/ids.ts';
import { eachInFlight } from '../shared/in-flight.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { changeSubscriber } from './change-subscriber.ts';
import type { SubscriberRow } from './domain/import/subscriber-row.ts';
import { afterLeaving, type Subscriber } from './domain/subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

const ROWS_PER_BATCH = 200;
const IN_FLIGHT = 16;

export interface ImportSubscribersPorts {
  readonly subscribers: Pick<SubscriberStore, 'find' | 'save'>;
  readonly suppressions: Pick<SuppressionList, 'find' | 'suppress'>;
  readonly clock: Clock;
}

/** Each row counts once. suppressed: something keeps mail from the address, and goes on doing so. */
export type SubscriberImportSummary = Record<
  'added' | 'known' | 'left' | 'bounced' | 'suppressed' | 'unconfirmed' | 'no-address',
  number
>;

export const NO_ROWS: SubscriberImportSummary = {
  added: 0,
  known: 0,
  left: 0,
  bounced: 0,
  suppressed: 0,
  unconfirmed: 0,
  'no-address': 0,
};

export interface SubscriberImport {
  readonly rows: AsyncIterable<SubscriberRow>;
  /** Where and how these people agreed to get mail, in the operator's words; kept as their consent. */
  readonly source: string;
  /** What an earlier run of the same rows had done; those rows are passed over. */
  readonly before: SubscriberImportSummary;
  /** Called when a batch is stored, with all that is done. */
  onBatch(summary: SubscriberImportSummary): Promise<void>;
}

const rowsOf = (summary: SubscriberImportSummary): number =>
  Object.values(summary).reduce((sum, count) => sum + count, 0);

/**
 * Takes the readers of another newsletter over, in bounded memory. Who had unsubscribed, there or here, stays so, as does
 * whatever keeps mail from an address. Repeating rows changes nothing, so that a run that died goes on from its last batch.
 */
export async function importSubscribers(
  ports: ImportSubscribersPorts,
  { rows, source, before, onBatch }: SubscriberImport,
): Promise<SubscriberImportSummary> {
  let summary = before;
  let toPass = rowsOf(before);
  let batch: SubscriberRow[] = [];
  const settle = async () => {
    summary = await importBatch(ports, batch, source, summary);
    batch = [];
    await onBatch(summary);
  };
  for await (const row of rows) {
    if (toPass > 0) {
      toPass -= 1;
      continue;
    }
    batch.push(row);
    if (batch.length === ROWS_PER_BATCH) await settle();
  }
  if (batch.length > 0) await settle();
  return summary;
}

async function importBatch(
  ports: ImportSubscribersPorts,
  batch: readonly SubscriberRow[],
  source: string,
  before: SubscriberImportSummary,
): Promise<SubscriberImportSummary> {
  const summary = { ...before };
  await eachInFlight(batch, IN_FLIGHT, async (row) => {
    summary[await importRow(ports, row, source)] += 1;
  });
  return summary;
}

async function importRow(
  { subscribers, suppressions, clock }: ImportSubscribersPorts,
  row: SubscriberRow,
  source: string,
): Promise<keyof SubscriberImportSummary> {
  if (!('address' in row)) return row.outcome;
  const { address } = row;
  const at = toIsoInstant(clock.now());
  if (row.outcome === 'bounced') {
    await suppressions.suppress(address, { reason: 'hard-bounce', scope: 'all', since: at });
    return 'bounced';
  }
  const known = await subscribers.find(address);
  if (row.outcome === 'reader' && known !== undefined) return known.status === 'left' ? 'left' : 'known';
  if (row.outcome === 'reader' && (await suppressions.find(address)) !== undefined) return 'suppressed';
  const after = await changeSubscriber(
    subscribers,
    () => subscribers.find(address),
    (found) => afterImport(found, row, source, at),
  );
  return after?.status === 'left' ? 'left' : 'added';
}

/** The subscriber after a row about them; undefined when nothing changes. */
function afterImport(
  found: Subscriber | undefined,
  row: Extract<SubscriberRow, { address: unknown }>,
  source: string,
  at: IsoInstant,
): Subscriber | undefined {
  if (found !== undefined) return row.outcome === 'left' ? afterLeaving(found, at) : undefined;
  const reader: Subscriber = {
    address: row.address,
    subscriberId: newSubscriberId(),
    firstName: row.firstName,
    status: 'confirmed',
    requestedAt: at,
    confirmedAt: row.outcome === 'left' ? undefined : at,
    consent: { page: 'import', at, words: source },
    revision: 1,
  };
  return row.outcome === 'left' ? afterLeaving({ ...reader, revision: 0 }, at) : reader;
}
