import type { Clock } from '../shared/clock.ts';
import type { ContactStore } from './contact-store.ts';
import { type ImportEntry, ImportJudge, type Verdict } from './domain/import/import-judge.ts';
import { KnownPeople } from './domain/import/known-people.ts';
import type { Owner } from './domain/owner.ts';

const ENTRIES_PER_STEP = 500;

/** What is told on the way, in the order of the entries. */
interface ImportReport<Entry extends ImportEntry> {
  onVerdict(entry: Entry, verdict: Verdict): Promise<void>;
  onProgress(entriesDone: number): void;
}

/** Each entry of a file counts once. */
export type ImportSummary = Record<Verdict['outcome'], number>;

export interface ImportInput<Entry extends ImportEntry> {
  readonly owner: Owner;
  /** Who is in the circle, by `meetCircle`. */
  readonly known: KnownPeople;
  readonly entries: AsyncIterable<Entry>;
  readonly report: ImportReport<Entry>;
}

export const emptySummary = (): ImportSummary => ({ new: 0, updated: 0, unchanged: 0, rejected: 0 });

/** Reads the circle once, for all the entries that are compared with it. */
export async function meetCircle(
  { contacts }: { readonly contacts: Pick<ContactStore, 'listContacts'> },
  { ownerId }: Owner,
): Promise<KnownPeople> {
  const known = new KnownPeople();
  for await (const contact of contacts.listContacts(ownerId)) known.add(contact);
  return known;
}

/** What importing would do; writes nothing. */
export async function planImport<Entry extends ImportEntry>(
  { clock }: { readonly clock: Clock },
  { owner, known, entries, report }: ImportInput<Entry>,
): Promise<ImportSummary> {
  const judge = new ImportJudge(known, owner, clock.now());
  const summary = emptySummary();
  let done = 0;
  for await (const entry of entries) {
    const verdict = judge.judge(entry);
    summary[verdict.outcome] += 1;
    await report.onVerdict(entry, verdict);
    done += 1;
    if (done % ENTRIES_PER_STEP === 0) report.onProgress(done);
  }
  return summary;
}
