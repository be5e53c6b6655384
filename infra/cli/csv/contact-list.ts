import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import * as z from 'zod';
import {
  type ColumnMap,
  hasName,
  mapColumns,
  toCells,
} from '../../../functions/circle/domain/import/contact-columns.ts';
import type { ImportRow } from '../../../functions/circle/import-contacts.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import { detectEncoding, readText, type TextEncoding } from './text-encoding.ts';

const DELIMITERS = [',', ';', '\t'] as const;
/** A quote that is never closed would otherwise swallow the rest of the file. */
const LONGEST_ROW_LENGTH = 131_072;

export interface ContactListRow extends ImportRow {
  /** As they stand in the file. */
  readonly fields: readonly string[];
}

/** A CSV file of people, checked from end to end before the first of its rows is handed out. */
export interface ContactList {
  readonly headings: readonly string[];
  readonly ignoredHeadings: readonly string[];
  readonly rowCount: number;
  rows(): AsyncIterable<ContactListRow>;
}

interface Format {
  readonly path: string;
  readonly encoding: TextEncoding;
  readonly delimiter: string;
}

interface Line {
  readonly line: number;
  readonly fields: readonly string[];
}

/** Throws CommandError, in one line, for a file that is no list of people. Reads in bounded memory. */
export async function openContactList(path: string): Promise<ContactList> {
  const encoding = await detectEncoding(path);
  const candidates = await Promise.all(
    DELIMITERS.map(async (delimiter) => {
      const format = { path, encoding, delimiter };
      const headings = await readHeadings(format);
      return { format, headings, columnMap: mapColumns(headings) };
    }),
  );
  const best = candidates.toSorted((one, other) => score(other) - score(one))[0];
  if (best === undefined || best.headings.every((heading) => heading.trim() === '')) {
    throw refusal(`${basename(path)} is empty.`);
  }
  const { format, headings, columnMap } = best;
  if (!hasName(columnMap)) throw refusal(namelessText(path, headings));
  let rowCount = -1; // The headings are no row.
  for await (const _ of readLines(format)) rowCount += 1;
  if (rowCount === 0) throw refusal(`${basename(path)} has headings but no rows.`);
  return {
    headings,
    ignoredHeadings: columnMap.ignoredHeadings,
    rowCount,
    rows: () => readRows(format, columnMap),
  };
}

/** Known columns tell the separator; where none is known, the one that finds most columns. */
function score({ headings, columnMap }: { headings: readonly string[]; columnMap: ColumnMap }): number {
  return columnMap.columns.filter(Boolean).length * 1000 + headings.length;
}

function namelessText(path: string, headings: readonly string[]): string {
  const found = headings
    .slice(0, 20)
    .map((heading) => `"${heading.trim().slice(0, 40)}"`)
    .join(', ');
  return `${basename(path)} has the columns ${found}; it needs a column "name" (or "first name" and "last name").`;
}

async function readHeadings(format: Format): Promise<readonly string[]> {
  for await (const { fields } of readLines(format, 1)) return fields;
  return [];
}

async function* readRows(format: Format, columnMap: ColumnMap): AsyncGenerator<ContactListRow> {
  let isHeading = true;
  for await (const { line, fields } of readLines(format)) {
    if (!isHeading) yield { line, fields, cells: toCells(columnMap, fields) };
    isHeading = false;
  }
}

const recordSchema = z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) });

async function* readLines({ path, encoding, delimiter }: Format, mostLines?: number): AsyncGenerator<Line> {
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: LONGEST_ROW_LENGTH,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_empty_values: true,
    ...(mostLines !== undefined && { to: mostLines }),
  });
  const text = Readable.from(readText(path, encoding));
  text.on('error', (error) => parser.destroy(error));
  let countedTwice = 0; // csv-parse takes a CRLF inside quotes for two line breaks.
  try {
    for await (const entry of text.pipe(parser)) {
      const { record, info } = recordSchema.parse(entry);
      countedTwice += countIn(record, /\r\n/g);
      yield { line: info.lines - countedTwice - countIn(record, /\r\n|\r|\n/g), fields: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusal(
      `${basename(path)}, from line ${Number(error['lines'])} on, cannot be read: ${whatIsWrong(error)}.`,
      error,
    );
  } finally {
    text.destroy();
  }
}

function countIn(record: readonly string[], pattern: RegExp): number {
  return record.reduce((count, field) => count + (field.match(pattern)?.length ?? 0), 0);
}

function whatIsWrong({ code }: CsvError): string {
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? 'a quotation mark is opened and never closed'
    : 'its quotation marks do not match';
}

function refusal(text: string, cause?: unknown): CommandError {
  return new CommandError(EXIT_CODE.failed, `${text} Nothing was imported.`, { cause });
}
