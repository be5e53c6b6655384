import { basename } from 'node:path';
import {
  type RowReader,
  rowReaderFor,
  type SubscriberRow,
} from '../../../functions/newsletter/domain/import/subscriber-row.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { type CsvFormat, readRecords } from '../csv/csv-records.ts';
import { detectEncoding } from '../csv/text-encoding.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** The rows of another newsletter's list, in bounded memory. Throws CommandError where no column holds mail addresses. */
export async function openSubscriberFile(path: string): Promise<AsyncIterable<SubscriberRow>> {
  const encoding = await detectEncoding(path);
  for (const delimiter of DELIMITERS) {
    const format = { path, encoding, delimiter };
    for await (const { fields } of readRecords(format, 1)) {
      const reader = rowReaderFor(fields);
      if (reader !== undefined) return readRows(format, reader);
    }
  }
  const text = `${basename(path)} has no column "email" in its first row. Nothing was imported.`;
  throw new CommandError(EXIT_CODE.failed, text);
}

async function* readRows(format: CsvFormat, read: RowReader): AsyncGenerator<SubscriberRow> {
  let isHeading = true;
  for await (const { fields } of readRecords(format)) {
    if (!isHeading) yield read(fields);
    isHeading = false;
  }
}
