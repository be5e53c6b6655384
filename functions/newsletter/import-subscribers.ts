import { toIsoInstant } from '../shared/iso-instant.ts';
import type { ImportOccasion } from './domain/import/imported-subscriber.ts';
import type { SubscriberRow } from './domain/import/subscriber-row.ts';
import { type ImportSubscribersPorts, importBatch, type RowOutcome } from './import-batch.ts';

const ROWS_PER_BATCH = 200;

/** Each row counts once. */
export type SubscriberImportSummary = Record<RowOutcome, number>;

export const NO_ROWS: SubscriberImportSummary = {
  added: 0,
  known: 0,
  left: 0,
  bounced: 0,
  suppressed: 0,
  unconfirmed: 0,
  'no-address': 0,
};

export interface SubscriberImport extends Omit<ImportOccasion, 'at'> {
  readonly rows: AsyncIterable<SubscriberRow>;
  /** What an earlier run of the same rows had done; those rows are passed over. */
  readonly before: SubscriberImportSummary;
  /** Called when a batch is stored, with all that is done. */
  onBatch(summary: SubscriberImportSummary): Promise<void>;
}

export const countRows = (summary: SubscriberImportSummary): number =>
  Object.values(summary).reduce((sum, count) => sum + count, 0);

/**
 * Takes the readers of another newsletter over, in bounded memory. Who had unsubscribed, there or here, stays so, as does
 * whatever keeps mail from an address. Repeating rows changes nothing, so that a run that died goes on from its last batch:
 * a row costs one read where its person is known, else three reads and two writes, all but one of them in batches.
 */
export async function importSubscribers(
  ports: ImportSubscribersPorts,
  { rows, before, onBatch, ...ofAll }: SubscriberImport,
): Promise<SubscriberImportSummary> {
  const summary = { ...before };
  let toPass = countRows(before);
  let batch: SubscriberRow[] = [];
  const settle = async () => {
    const occasion = { ...ofAll, at: toIsoInstant(ports.clock.now()) };
    for (const outcome of await importBatch(ports, occasion, batch)) summary[outcome] += 1;
    batch = [];
    await onBatch({ ...summary });
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
