import { type EmailAddress, emailAddressSchema } from '../../../shared/email-address.ts';
import type { PartialDate } from '../partial-date.ts';
import { readCadence } from './cadence-words.ts';
import type { ContactCells } from './contact-columns.ts';
import { readDate } from './written-date.ts';

const LONGEST_LINE = 200;
const LONGEST_NOTES = 10_000;
const MOST_ADDRESSES = 20;

/** What a row says about a person. */
export interface RowDetails {
  readonly name: string;
  readonly addresses: readonly EmailAddress[];
  readonly company?: string;
  readonly role?: string;
  readonly birthday?: PartialDate;
  readonly interests: readonly string[];
  readonly notes: readonly string[];
  readonly cadenceDays?: number;
  /** A day of the owner's calendar, with its year. */
  readonly lastContact?: Required<PartialDate>;
}

export type RowReading =
  /** `cleanings` says what was changed on the way: `the line break in the name was taken out`. */
  | { readonly outcome: 'read'; readonly details: RowDetails; readonly cleanings: readonly string[] }
  /** Why the row cannot be imported, ready to read. */
  | { readonly outcome: 'refused'; readonly reason: string };

/** One cell that cannot be read; becomes the reason of its row. */
class UnreadableCell extends Error {}

/** Reads one row. A row is taken whole or refused: a person without the birthday that was meant is worse than a line to fix. */
export function readContactRow(cells: ContactCells): RowReading {
  try {
    const rawName = cells.name ?? [cells.firstName, cells.lastName].filter(Boolean).join(' ');
    const details = readDetails(cells, readName(rawName));
    const cleanings =
      details.name === rawName.trim() ? [] : ['line breaks or odd spaces in the name were taken out'];
    return { outcome: 'read', details, cleanings };
  } catch (error) {
    if (error instanceof UnreadableCell) return { outcome: 'refused', reason: error.message };
    throw error;
  }
}

function readDetails(cells: ContactCells, name: string): RowDetails {
  return {
    name,
    addresses: readAddresses(cells.emails ?? ''),
    interests: split(cells.interests, ';').map((interest) => readLine(interest, 'interest')),
    notes: readNotes(cells.notes),
    ...(cells.company && { company: readLine(cells.company, 'company') }),
    ...(cells.role && { role: readLine(cells.role, 'role') }),
    ...(cells.birthday && { birthday: readDay(cells.birthday, 'birthday') }),
    ...(cells.cadence && { cadenceDays: readDays(cells.cadence) }),
    ...(cells.lastContact && { lastContact: readFullDay(cells.lastContact) }),
  };
}

function readName(text: string): string {
  if (text.trim() === '') throw new UnreadableCell('There is no name.');
  const name = readLine(text, 'name');
  if (!/[\p{L}\p{N}]/u.test(name)) throw new UnreadableCell(`"${name}" has no letter to call anyone by.`);
  return name;
}

/** On one line, without control characters and without the marks that turn the direction of writing. */
function readLine(text: string, what: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  if (line.length > LONGEST_LINE)
    throw new UnreadableCell(`The ${what} is longer than ${LONGEST_LINE} characters.`);
  return line;
}

/** One fact a line. */
function readNotes(text = ''): readonly string[] {
  if (text.length > LONGEST_NOTES) {
    throw new UnreadableCell(`The notes are longer than ${LONGEST_NOTES} characters.`);
  }
  return split(text, /[\r\n]+/)
    .map((line) => line.replace(/\p{Cc}+/gu, ' ').trim())
    .filter(Boolean);
}

/** `ann@berg.example; Ann Berg <ann@home.example>` */
function readAddresses(text: string): readonly EmailAddress[] {
  const addresses = split(text, /[;,\r\n]+/).map((written) => {
    const bare = /<([^<>]*)>$/.exec(written)?.[1] ?? written.replace(/^mailto:/i, '');
    const parsed = emailAddressSchema.safeParse(bare);
    if (!parsed.success) throw new UnreadableCell(`"${readLine(written, 'address')}" is not a mail address.`);
    return parsed.data;
  });
  if (addresses.length > MOST_ADDRESSES)
    throw new UnreadableCell(`There are more than ${MOST_ADDRESSES} addresses.`);
  return [...new Set(addresses)];
}

function readDays(text: string): number {
  const days = readCadence(text);
  if (days !== undefined) return days;
  throw new UnreadableCell(
    `"${readLine(text, 'cadence')}" is no cadence; write a number of days (30) or words like monthly or every 6 weeks.`,
  );
}

function readDay(text: string, what: string): PartialDate {
  const date = readDate(text);
  if (date) return date;
  throw new UnreadableCell(
    `The ${what} "${readLine(text, what)}" is not a clear date; write it like 1980-05-04 or 4 May.`,
  );
}

function readFullDay(text: string): Required<PartialDate> {
  const { year, month, day } = readDay(text, 'last contact');
  if (year === undefined) throw new UnreadableCell('The last contact needs its year, like 2026-05-04.');
  return { year, month, day };
}

function split(text: string | undefined, separator: string | RegExp): readonly string[] {
  return (text ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
}
