import { CsvFile } from '../csv/csv-file.ts';
import type { FileEntry } from './people-file.ts';

/** The entries that were not imported, with line and reason, as a file that can be put right and imported in turn. */
export class RejectedList {
  readonly #file: CsvFile;

  /** The first entry that is added replaces the list that an earlier run of the same file has left. */
  constructor(importedPath: string, headings: readonly string[]) {
    this.#file = new CsvFile(besideFile(importedPath, 'rejected'), ['line', 'reason', ...headings]);
  }

  get path(): string {
    return this.#file.path;
  }

  async add({ line, fields }: Pick<FileEntry, 'line' | 'fields'>, reason: string): Promise<void> {
    await this.#file.add([String(line), reason, ...fields]);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** `people.csv` → `people.report.csv` */
export const besideFile = (path: string, what: 'rejected' | 'report'): string =>
  `${path.replace(/\/+$/, '').replace(/\.(?:csv|tsv|txt|vcf|vcard|json|mbox)$/i, '')}.${what}.csv`;
