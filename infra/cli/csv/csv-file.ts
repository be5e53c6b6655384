import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { csvRow } from '../../../functions/circle/domain/export/csv-cell.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';

const BYTE_ORDER_MARK = '\ufeff'; // Without it, Excel takes UTF-8 for Windows-1252.

/** A list that comes to be with its first row, and then replaces what stood there. */
export class CsvFile {
  readonly path: string;
  readonly #headings: readonly string[];
  #file: WriteStream | undefined;

  constructor(path: string, headings: readonly string[]) {
    this.path = path;
    this.#headings = headings;
  }

  get hasRows(): boolean {
    return this.#file !== undefined;
  }

  async add(fields: readonly string[]): Promise<void> {
    if (this.#file === undefined) {
      this.#file = await this.#open();
      await this.#write(`${BYTE_ORDER_MARK}${csvRow(this.#headings)}`);
    }
    await this.#write(csvRow(fields));
  }

  async close(): Promise<void> {
    const file = this.#file;
    if (file === undefined || file.closed) return;
    file.end();
    await once(file, 'close');
  }

  async #open(): Promise<WriteStream> {
    try {
      const file = createWriteStream(this.path, { mode: 0o600 }); // It names people.
      await once(file, 'open');
      return file;
    } catch (error) {
      throw new CommandError(EXIT_CODE.failed, `${this.path} cannot be written.`, { cause: error });
    }
  }

  async #write(text: string): Promise<void> {
    if (this.#file && !this.#file.write(text)) await once(this.#file, 'drain');
  }
}
