import type { Verdict } from '../../../functions/circle/domain/import/import-judge.ts';
import type { ImportedPerson } from '../../../functions/circle/domain/import/person-reading.ts';
import { CsvFile } from '../csv/csv-file.ts';
import type { FileEntry } from './people-file.ts';
import { besideFile } from './rejected-list.ts';

const MOST_LISTED = 20;

export type ListedAs = Verdict['outcome'] | 'cleaned';

export interface ListedEntry {
  readonly line: number;
  readonly name: string;
  readonly says: string;
}

/** What an import would do, entry by entry: the first ones of each kind to read, all of them as a file when there are more. */
export class ImportListing {
  readonly #listed = new Map<ListedAs, ListedEntry[]>();
  readonly #file: CsvFile;
  /** Rows that need no file as long as all of them are shown. */
  readonly #waiting: (readonly string[])[] = [];

  constructor(importedPath: string) {
    this.#file = new CsvFile(besideFile(importedPath, 'report'), ['line', 'what', 'name', 'details']);
  }

  /** Where all of them are listed; undefined when they are few. */
  get path(): string | undefined {
    return this.#file.hasRows ? this.#file.path : undefined;
  }

  of(kind: ListedAs): readonly ListedEntry[] {
    return this.#listed.get(kind) ?? [];
  }

  toJson(): Record<string, readonly ListedEntry[]> {
    return Object.fromEntries(this.#listed);
  }

  async add(entry: FileEntry, verdict: Verdict): Promise<void> {
    const { line } = entry;
    const name = entry.reading.outcome === 'read' ? nameOf(entry.reading.person) : '';
    await this.#list(verdict.outcome, { line, name, says: wordsOf(verdict) });
    const cleanings = 'cleanings' in verdict ? verdict.cleanings : [];
    if (cleanings.length > 0) await this.#list('cleaned', { line, name, says: cleanings.join(' ') });
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #list(kind: ListedAs, listed: ListedEntry): Promise<void> {
    const first = this.#listed.get(kind) ?? [];
    this.#listed.set(kind, first);
    const hasMore = first.length === MOST_LISTED;
    if (!hasMore) first.push(listed);
    this.#waiting.push([String(listed.line), kind, listed.name, listed.says]);
    if (!hasMore && !this.#file.hasRows) return;
    for (const row of this.#waiting.splice(0)) await this.#file.add(row);
  }
}

/** Whoever is hidden stays so in a report, too. */
function nameOf({ details, restored, standing }: ImportedPerson): string {
  const [address] = details.addresses;
  if (restored?.hidden || standing === 'hidden') return '(hidden)';
  return address === undefined ? details.name : `${details.name} <${address}>`;
}

function wordsOf(verdict: Verdict): string {
  if (verdict.outcome === 'rejected') return verdict.reason;
  if (verdict.outcome === 'new') return '';
  const changes = verdict.outcome === 'updated' ? verdict.changes : [];
  return [...changes, ...verdict.kept].join('; ');
}
