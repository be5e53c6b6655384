import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { csvRow } from '../../../functions/circle/domain/export/csv-cell.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { ContactListRow } from './contact-list.ts';

/** The rows that were not imported, with line and reason, as a file that can be put right and imported in turn. */
export class RejectedList {
  readonly path: string;
  readonly #headings: readonly string[];
  #file: WriteStream | undefined;

  /** The first row that is added replaces the list that an earlier run of the same file has left. */
  constructor(importedPath: string, headings: readonly string[]) {
    this.path = `${importedPath.replace(/\.(csv|tsv|txt)$/i, '')}.rejected.csv`;
    this.#headings = headings;
  }

  async add({ line, fields }: ContactListRow, reason: string): Promise<void> {
    if (this.#file === undefined) {
      this.#file = await this.#open();
      await this.#write(['line', 'reason', ...this.#headings], '\ufeff');
    }
    await this.#write([String(line), reason, ...fields]);
  }

  async close(): Promise<void> {
    if (this.#file === undefined) return;
    this.#file.end();
    await once(this.#file, 'close');
  }

  async #open(): Promise<WriteStream> {
    try {
      const file = createWriteStream(this.path);
      await once(file, 'open');
      return file;
    } catch (error) {
      throw new CommandError(EXIT_CODE.failed, `${this.path} cannot be written.`, { cause: error });
    }
  }

  async #write(fields: readonly string[], mark = ''): Promise<void> {
    const file = this.#file;
    if (file && !file.write(mark + csvRow(fields))) await once(file, 'drain');
  }
}
