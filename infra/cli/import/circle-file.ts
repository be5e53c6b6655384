import { basename } from 'node:path';
import * as z from 'zod';
import { contactDetailsSchema } from '../../../functions/circle/domain/contact.ts';
import {
  CIRCLE_DOCUMENT_VERSION,
  type CircleDocumentEntry,
  circleDocumentEntrySchema,
  circleDocumentHeadSchema,
} from '../../../functions/circle/domain/export/circle-document.ts';
import type { KeptInteraction } from '../../../functions/circle/domain/import/import-judge.ts';
import type { PersonReading } from '../../../functions/circle/domain/import/person-reading.ts';
import { CommandError, EXIT_CODE } from '../cli-errors.ts';
import type { FileEntry, PeopleFile } from './people-file.ts';
import { readPhysicalLines } from './physical-lines.ts';

/** An item of the table holds 400 KB. */
const LONGEST_LINE_BYTES = 4_194_304;
const END = ']}';
const SHOWN_LENGTH = 2000;

/** A line of the file: an entry, or why it is none. */
type Line = { readonly line: number; readonly text: string } & (
  | { readonly entry: CircleDocumentEntry }
  | { readonly reason: string }
);

/** What `export` has written as JSON. Throws CommandError for what is none, or of a later release. */
export async function openCircleFile(path: string): Promise<PeopleFile> {
  let entryCount = 0;
  let isWhole = false;
  for await (const { line, bytes } of readPhysicalLines(path, LONGEST_LINE_BYTES)) {
    const text = bytes.toString();
    if (line === 1) checkHead(path, text);
    else if (text.trim() === END) isWhole = true;
    else if (!text.startsWith('{"type":"interaction"') && text.trim() !== '') entryCount += 1;
  }
  return {
    title: 'an export of Kith',
    headings: ['entry'],
    remarks: isWhole ? [] : [`${basename(path)} ends before the export does: what follows is missing.`],
    entryCount,
    entries: () => readEntries(path),
  };
}

function checkHead(path: string, text: string): void {
  const head = parseJson(`${text}${END}`);
  if (circleDocumentHeadSchema.safeParse(head).success) return;
  const { version } = z.looseObject({ version: z.int().optional() }).safeParse(head).data ?? {};
  const isLater = version !== undefined && version > CIRCLE_DOCUMENT_VERSION;
  const what = isLater ? 'was exported by a later release of Kith' : 'has a first line that is damaged';
  throw new CommandError(EXIT_CODE.failed, `${basename(path)} ${what}. Nothing was imported.`);
}

/** Each contact with the interactions that follow it. */
async function* readEntries(path: string): AsyncGenerator<FileEntry> {
  let open: { entry: FileEntry; timeline: KeptInteraction[]; contactId: string } | undefined;
  for await (const read of readLines(path)) {
    const interaction = 'entry' in read && read.entry.type === 'interaction' ? read.entry : undefined;
    if (open && interaction?.interaction.contactId === open.contactId) {
      open.timeline.push(interaction);
      continue;
    }
    if ('entry' in read && read.entry.type === 'contact') {
      if (open) yield open.entry;
      const timeline: KeptInteraction[] = [];
      const { contactId } = read.entry.contact;
      open = { timeline, contactId, entry: { ...toFileEntry(read), timeline } };
    } else yield toFileEntry(read);
  }
  if (open) yield open.entry;
}

async function* readLines(path: string): AsyncGenerator<Line> {
  for await (const { line, bytes, isCut } of readPhysicalLines(path, LONGEST_LINE_BYTES)) {
    const text = bytes.toString().trim().replace(/,$/, '');
    if (line === 1 || text === '' || text === END) continue;
    const entry = circleDocumentEntrySchema.safeParse(isCut ? undefined : parseJson(text));
    if (entry.success) yield { line, text, entry: entry.data };
    else yield { line, text, reason: 'This line is damaged.' };
  }
}

function toFileEntry(read: Line): FileEntry {
  return { line: read.line, reading: toReading(read), fields: [read.text.slice(0, SHOWN_LENGTH)] };
}

function toReading(read: Line): PersonReading {
  if ('reason' in read) return { outcome: 'refused', reason: read.reason };
  if (read.entry.type === 'interaction')
    return { outcome: 'refused', reason: 'This interaction follows none of its own contact.' };
  const restored = read.entry.contact;
  const { tier, cadenceDays } = restored;
  const person = {
    details: contactDetailsSchema.parse(restored),
    restored,
    ...(tier && { tier }),
    ...(cadenceDays && { cadenceDays }),
  };
  return { outcome: 'read', person, cleanings: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
