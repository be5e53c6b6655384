import { statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type RowReader,
  rowReaderFor,
  type SubscriberRow,
} from '../../../functions/newsletter/domain/import/subscriber-row.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { type CsvFormat, type CsvRecord, readRecords } from '../csv/csv-records.ts';
import { detectEncoding } from '../csv/text-encoding.ts';

const DELIMITERS = [',', ';', '\t'] as const;

export interface SubscriberFile {
  readonly headings: readonly string[];
  /** In bounded memory; `onRejected` hears of each row that nobody can be read from, before the row itself comes. */
  rows(onRejected?: (record: CsvRecord, reason: string) => Promise<void>): AsyncIterable<SubscriberRow>;
  /** How much of the file was read so far (0–1). */
  shareRead(): number;
}

/** The rows of another newsletter's list. Throws CommandError where no column holds mail addresses. */
export async function openSubscriberFile(path: string): Promise<SubscriberFile> {
  const encoding = await detectEncoding(path);
  for (const delimiter of DELIMITERS) {
    const format = { path, encoding, delimiter };
    for await (const { fields } of readRecords(format, 1)) {
      const reader = rowReaderFor(fields);
      if (reader !== undefined) return fileOf(format, fields, reader);
    }
  }
  const text = `${basename(path)} has no column "email" in its first row. Nothing was imported.`;
  throw new CommandError(EXIT_CODE.failed, text);
}

function fileOf(format: CsvFormat, headings: readonly string[], read: RowReader): SubscriberFile {
  const { size } = statSync(format.path);
  let bytesRead = 0;
  return {
    headings,
    async *rows(onRejected = async () => {}) {
      let isHeading = true;
      for await (const record of readRecords(format)) {
        bytesRead = record.endsAtByte;
        const row = isHeading ? undefined : read(record.fields);
        isHeading = false;
        if (row === undefined) continue;
        if (row.outcome === 'no-address') await onRejected(record, row.reason);
        yield row;
      }
    },
    shareRead: () => Math.min(1, bytesRead / Math.max(1, size)),
  };
}
