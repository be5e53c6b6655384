import { basename } from 'node:path';
import {
  type ColumnMap,
  hasName,
  mapColumns,
  type OwnWords,
  toCells,
} from '../../../functions/circle/domain/import/contact-columns.ts';
import { type RowStyle, readRow } from '../../../functions/circle/domain/import/row-person.ts';
import { type SlashOrder, slashOrderOf } from '../../../functions/circle/domain/import/written-date.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { FileEntry, PeopleFile } from '../import/people-file.ts';
import { type CsvFormat, readRecords } from './csv-records.ts';
import { detectEncoding } from './text-encoding.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** LinkedIn writes some lines of notes before the headings. */
const MOST_LINES_BEFORE_HEADINGS = 8;

interface Candidate {
  readonly format: CsvFormat;
  readonly headings: readonly string[];
  /** How many records come before the headings. */
  readonly preamble: number;
  readonly columnMap: ColumnMap;
}

/** Throws CommandError, in one line, for a file that is no list of people. Reads in bounded memory. */
export async function openContactList(path: string, ownWords: OwnWords): Promise<PeopleFile> {
  const encoding = await detectEncoding(path);
  const candidates: Candidate[] = [];
  for (const delimiter of DELIMITERS) {
    candidates.push(...(await readCandidates({ path, encoding, delimiter }, ownWords)));
  }
  const best = candidates.toSorted((one, other) => score(other) - score(one))[0];
  if (best === undefined || best.headings.every((heading) => heading.trim() === '')) {
    throw refusal(`${basename(path)} is empty.`);
  }
  if (!hasName(best.columnMap)) throw refusal(namelessText(path, candidates));
  const { count, slashOrder } = await lookThrough(best);
  if (count === 0) throw refusal(`${basename(path)} has headings but no rows.`);
  const { columnMap, headings } = best;
  const { ignoredHeadings, layout } = columnMap;
  const style = { separator: layout.separator, isOwn: layout.isOwn, slashOrder };
  return {
    title: layout.title,
    headings,
    remarks: ignoredHeadings.length > 0 ? [`Columns without a use: ${ignoredHeadings.join(', ')}.`] : [],
    entryCount: count,
    entries: () => readEntries(best, style),
  };
}

/** The first records of the file: one of them holds the headings. */
async function readCandidates(format: CsvFormat, ownWords: OwnWords): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for await (const { fields } of readRecords(format, MOST_LINES_BEFORE_HEADINGS)) {
    const columnMap = mapColumns(fields, ownWords);
    candidates.push({ format, headings: fields, preamble: candidates.length, columnMap });
  }
  return candidates;
}

/** Known columns tell the headings and the separator; where none is known, the first row that finds most columns. */
function score({ headings, columnMap, preamble }: Candidate): number {
  return columnMap.columns.filter(Boolean).length * 10_000 + headings.length - preamble * 500;
}

function namelessText(path: string, candidates: readonly Candidate[]): string {
  const first = candidates.filter(({ preamble }) => preamble === 0);
  const { headings } = first.toSorted((one, other) => other.headings.length - one.headings.length)[0] ?? {
    headings: [],
  };
  const found = headings
    .slice(0, 20)
    .map((heading) => `"${heading.trim().slice(0, 40)}"`)
    .join(', ');
  const example = headings[0]?.trim().slice(0, 40) ?? 'who';
  return `${basename(path)} has the columns ${found}; it needs a column "name" (or "first name" and "last name"). Say which is which with --map "${example}=name".`;
}

/** How many rows there are, and whether their dates give away the order of their numbers. */
async function lookThrough(
  candidate: Candidate,
): Promise<{ readonly count: number; readonly slashOrder: SlashOrder | undefined }> {
  let count = 0;
  const orders = new Set<SlashOrder>();
  for await (const { fields } of readRows(candidate)) {
    count += 1;
    for (const [index, column] of candidate.columnMap.columns.entries()) {
      const isDate = column !== undefined && /^(?:birthday|anniversary|day|lastContact)$/.test(column.kind);
      const order = isDate && slashOrderOf(fields[index] ?? '');
      if (order) orders.add(order);
    }
  }
  const [only, other] = orders;
  return { count, slashOrder: other === undefined ? only : undefined };
}

async function* readEntries(candidate: Candidate, style: RowStyle): AsyncGenerator<FileEntry> {
  for await (const { line, fields } of readRows(candidate)) {
    yield { line, fields, reading: readRow(toCells(candidate.columnMap, fields), style) };
  }
}

async function* readRows({ format, preamble }: Candidate) {
  let place = 0;
  for await (const record of readRecords(format)) {
    if (place > preamble) yield record;
    place += 1;
  }
}

function refusal(text: string): CommandError {
  return new CommandError(EXIT_CODE.failed, `${text} Nothing was imported.`);
}
