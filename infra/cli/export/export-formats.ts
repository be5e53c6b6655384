import type { Contact } from '../../../functions/circle/domain/contact.ts';
import {
  CIRCLE_DOCUMENT_VERSION,
  type CircleDocumentEntry,
  writeCircleDocument,
} from '../../../functions/circle/domain/export/circle-document.ts';
import { CONTACT_HEADINGS, toContactRow } from '../../../functions/circle/domain/export/contact-row.ts';
import { csvRow } from '../../../functions/circle/domain/export/csv-cell.ts';
import { writeVcard } from '../../../functions/circle/domain/export/vcard.ts';
import type { Owner } from '../../../functions/circle/domain/owner.ts';
import { exportCircle } from '../../../functions/circle/export-circle.ts';
import { writeCalendar } from '../../../functions/circle/write-calendar.ts';
import { toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../circle.ts';

interface ExportRequest {
  readonly circle: Circle;
  readonly owner: Owner;
  /** Called for each person on the way. */
  onPerson(): void;
  /** Called for each who is hidden and has no place in a file of this format, which other programs read. */
  onLeftOut(): void;
}

/** The text of a file, in pieces that each end with a line break. */
type ExportFormat = (request: ExportRequest) => AsyncIterable<string>;

/** By the ending of the file's name. */
export const EXPORT_FORMATS: Readonly<Record<string, ExportFormat>> = {
  json: writeJson,
  csv: writeCsv,
  vcf: writeVcards,
  ics: (request) =>
    writeCalendar(
      { clock: request.circle.clock, contacts: { listContacts: () => shown(request) } },
      request.owner,
    ),
};

function writeJson({ circle, owner: { ownerId, ...owner }, onPerson }: ExportRequest): AsyncIterable<string> {
  const exportedAt = toIsoInstant(circle.clock.now());
  const head = { format: 'kith-circle', version: CIRCLE_DOCUMENT_VERSION, exportedAt, owner } as const;
  return writeCircleDocument(head, counted(exportCircle(circle, { ownerId }), onPerson));
}

async function* counted(
  entries: AsyncIterable<CircleDocumentEntry>,
  onPerson: () => void,
): AsyncGenerator<CircleDocumentEntry> {
  for await (const entry of entries) {
    if (entry.type === 'contact') onPerson();
    yield entry;
  }
}

async function* writeCsv({ circle, owner, onPerson }: ExportRequest): AsyncGenerator<string> {
  const byteOrderMark = '\ufeff'; // Spreadsheets take a list without it for the old code page of the machine.
  yield byteOrderMark + csvRow(CONTACT_HEADINGS);
  for await (const contact of people(circle, owner, onPerson)) yield csvRow(toContactRow(contact));
}

async function* writeVcards(request: ExportRequest): AsyncGenerator<string> {
  for await (const contact of shown(request)) {
    const card = writeVcard(contact);
    if (card !== undefined) yield card;
  }
}

/** Everybody but the hidden. */
async function* shown({ circle, owner, onPerson, onLeftOut }: ExportRequest): AsyncGenerator<Contact> {
  for await (const contact of circle.contacts.listContacts(owner.ownerId)) {
    if (contact.hidden !== undefined) {
      onLeftOut();
      continue;
    }
    onPerson();
    yield contact;
  }
}

async function* people(circle: Circle, { ownerId }: Owner, onPerson: () => void): AsyncGenerator<Contact> {
  for await (const contact of circle.contacts.listContacts(ownerId)) {
    onPerson();
    yield contact;
  }
}
