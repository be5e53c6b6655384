import type { Clock } from '../shared/clock.ts';
import type { AddContactOutcome, ContactStore } from './contact-store.ts';
import type { Contact } from './domain/contact.ts';
import type { ContactCells } from './domain/import/contact-columns.ts';
import { readContactRow } from './domain/import/contact-row.ts';
import { toImportedContact } from './domain/import/imported-contact.ts';
import { nameKey, RowsSeen } from './domain/import/rows-seen.ts';
import type { Owner } from './domain/owner.ts';

const ROWS_PER_BATCH = 100;
const BATCHES_IN_FLIGHT = 4;

export interface ImportRow {
  /** Where the row begins in its list. */
  readonly line: number;
  readonly cells: ContactCells;
}

/** What is told on the way, in the order of the rows. Texts are ready to read. */
export interface ImportReport<Row extends ImportRow> {
  onRejected(row: Row, reason: string): Promise<void>;
  onCleaned(row: Row, what: string): void;
  onProgress(rowsDone: number): void;
}

export interface ImportSummary {
  imported: number;
  /** In the circle already, by address or (without one) by name: what a second run of the same list finds. */
  knownBefore: number;
  rejected: number;
}

export interface ImportInput<Row extends ImportRow> {
  readonly owner: Owner;
  readonly rows: AsyncIterable<Row>;
  readonly report: ImportReport<Row>;
}

/** A row and what became of reading it: a contact to add, or the reason why not. */
interface ReadRow<Row> {
  readonly row: Row;
  readonly reading:
    | { readonly contact: Contact; readonly cleanings: readonly string[] }
    | { readonly reason: string };
}

type Verdict = 'imported' | 'known-before' | { readonly reason: string };

/**
 * Adds the people of a list to an owner's circle, some batches at a time. Good rows are imported, bad ones reported. Safe to
 * repeat: a second run of the same list adds what an interrupted first one did not get to.
 */
export async function importContacts<Row extends ImportRow>(
  { contacts, clock }: { contacts: Pick<ContactStore, 'addContacts'>; clock: Clock },
  { owner, rows, report }: ImportInput<Row>,
): Promise<ImportSummary> {
  const summary: ImportSummary = { imported: 0, knownBefore: 0, rejected: 0 };
  const inFlight: Promise<readonly (readonly [ReadRow<Row>, Verdict])[]>[] = [];
  const settleOldest = async () => {
    for (const [row, verdict] of (await inFlight.shift()) ?? []) await tell(report, summary, row, verdict);
    report.onProgress(summary.imported + summary.knownBefore + summary.rejected);
  };
  for await (const batch of inBatches(readRows(rows, owner, clock))) {
    if (inFlight.length === BATCHES_IN_FLIGHT) await settleOldest();
    const added = addBatch(contacts, owner, batch);
    added.catch(() => undefined); // It is awaited in its turn; an earlier batch may fail first.
    inFlight.push(added);
  }
  while (inFlight.length > 0) await settleOldest();
  return summary;
}

async function* readRows<Row extends ImportRow>(
  rows: AsyncIterable<Row>,
  owner: Owner,
  clock: Clock,
): AsyncGenerator<ReadRow<Row>> {
  const seen = new RowsSeen();
  let place = 0;
  for await (const row of rows) {
    yield { row, reading: readRow(row, seen, place, { owner, now: clock.now() }) };
    place += 1;
  }
}

function readRow(
  { cells, line }: ImportRow,
  seen: RowsSeen,
  place: number,
  moment: Parameters<typeof toImportedContact>[2],
): ReadRow<ImportRow>['reading'] {
  const reading = readContactRow(cells);
  if (reading.outcome === 'refused') return { reason: reading.reason };
  const contact = toImportedContact(reading.details, place, moment);
  if (contact === undefined) return { reason: 'The last contact lies in the future.' };
  const repetition = seen.repeats(reading.details, line);
  return repetition ? { reason: repetition } : { contact, cleanings: reading.cleanings };
}

async function* inBatches<T>(entries: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const entry of entries) {
    batch.push(entry);
    if (batch.length < ROWS_PER_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function addBatch<Row>(
  contacts: Pick<ContactStore, 'addContacts'>,
  { ownerId }: Owner,
  batch: readonly ReadRow<Row>[],
): Promise<readonly (readonly [ReadRow<Row>, Verdict])[]> {
  const people = batch.flatMap(({ reading }) => ('contact' in reading ? [reading.contact] : []));
  const outcomes = (await contacts.addContacts(ownerId, people)).values();
  return batch.map((read) => [
    read,
    'contact' in read.reading ? verdictOf(read.reading.contact, outcomes.next().value) : read.reading,
  ]);
}

function verdictOf({ name }: Contact, added: AddContactOutcome | undefined): Verdict {
  if (added === undefined || added.outcome === 'exists') return 'known-before';
  if (added.outcome === 'added') return 'imported';
  return nameKey(added.holderName) === nameKey(name)
    ? 'known-before'
    : { reason: `${added.address} belongs to ${added.holderName}, who is in the circle already.` };
}

async function tell<Row extends ImportRow>(
  report: ImportReport<Row>,
  summary: ImportSummary,
  { row, reading }: ReadRow<Row>,
  verdict: Verdict,
): Promise<void> {
  if (verdict === 'known-before') summary.knownBefore += 1;
  else if (verdict === 'imported') summary.imported += 1;
  else {
    summary.rejected += 1;
    await report.onRejected(row, verdict.reason);
  }
  if ('cleanings' in reading) for (const what of reading.cleanings) report.onCleaned(row, what);
}
