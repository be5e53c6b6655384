import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import * as z from 'zod';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { readText, type TextEncoding } from './text-encoding.ts';

/** A quote that is never closed would otherwise swallow the rest of the file. */
const LONGEST_RECORD_LENGTH = 131_072;

export interface CsvFormat {
  readonly path: string;
  readonly encoding: TextEncoding;
  readonly delimiter: string;
}

export interface CsvRecord {
  /** Where it begins. */
  readonly line: number;
  readonly fields: readonly string[];
  /** Of the text as UTF-8. */
  readonly endsAtByte: number;
}

const recordSchema = z.object({
  record: z.array(z.string()),
  info: z.object({ lines: z.int(), bytes: z.int() }),
});

/** The records of a file that are not empty, the first `most` of them. Throws CommandError where its quotes do not match. */
export async function* readRecords(
  { path, encoding, delimiter }: CsvFormat,
  most?: number,
): AsyncGenerator<CsvRecord> {
  let lastLine = 0; // Of what could be read: csv-parse names the line at which it gave up.
  const parser = parse({
    delimiter,
    info: true,
    on_record: (entry, { lines }) => {
      lastLine = lines;
      return entry;
    },
    max_record_size: LONGEST_RECORD_LENGTH,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    ...(most !== undefined && { to: most }),
  });
  const text = Readable.from(readText(path, encoding));
  text.on('error', (error) => parser.destroy(error));
  let countedTwice = 0; // csv-parse takes a CRLF inside quotes for two line breaks.
  try {
    for await (const entry of text.pipe(parser)) {
      const { record, info } = recordSchema.parse(entry);
      countedTwice += countIn(record, /\r\n/g);
      const line = info.lines - countedTwice - countIn(record, /\r\n|\r|\n/g);
      yield { line, fields: record, endsAtByte: info.bytes };
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(path, lastLine + 1, error) : error;
  } finally {
    text.destroy();
  }
}

function countIn(record: readonly string[], pattern: RegExp): number {
  return record.reduce((count, field) => count + (field.match(pattern)?.length ?? 0), 0);
}

const NEVER_CLOSED = 'a quotation mark is opened and never closed';

const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: NEVER_CLOSED,
  CSV_MAX_RECORD_SIZE: `a row is longer than 128 KB, or ${NEVER_CLOSED}`,
};

function unreadable(path: string, line: number, error: CsvError): CommandError {
  const what = FAULTS[error.code] ?? 'its quotation marks do not match';
  return new CommandError(
    EXIT_CODE.failed,
    `${basename(path)}, from line ${line} on, cannot be read: ${what}. Nothing was imported.`,
    { cause: error },
  );
}
