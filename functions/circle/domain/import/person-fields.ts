import { type EmailAddress, emailAddressSchema } from '../../../shared/email-address.ts';
import { type Tier, tierSchema } from '../cadence-rules.ts';
import { cleanLine, cleanLines, holdsControl, splitLines } from '../clean-text.ts';
import type { PartialDate } from '../partial-date.ts';
import { readCadence } from './cadence-words.ts';
import { type Findings, UnreadableValue } from './person-reading.ts';
import { readDate } from './written-date.ts';

const LONGEST_LINE = 200;
const LONGEST_NOTES = 10_000;
const SHOWN_LENGTH = 60;

/** Throws UnreadableValue: without a name there is nobody to import. */
export function readName(text: string, findings: Findings): string {
  if (text.trim() === '') throw new UnreadableValue('There is no name.');
  const name = cleanLine(text);
  if (!/[\p{L}\p{N}]/u.test(name)) throw new UnreadableValue(`"${name}" has no letter to call anyone by.`);
  if (name.length > LONGEST_LINE)
    throw new UnreadableValue(`The name is longer than ${LONGEST_LINE} characters.`);
  if (name !== text.trim().normalize('NFC'))
    findings.cleaned('Line breaks, odd spaces or unseen marks in the name');
  return name;
}

/** Undefined for an empty line, and for one that is too long. */
export function readLine(text: string | undefined, what: string, findings: Findings): string | undefined {
  const line = cleanLine(text ?? '');
  if (holdsControl(text ?? '')) findings.cleaned(`Line breaks or control characters in the ${what}`);
  if (line.length > LONGEST_LINE)
    return findings.unreadable(`The ${what} is longer than ${LONGEST_LINE} characters.`);
  return line === '' ? undefined : line;
}

/** Distinct lines, `most` of them. */
export function readWords(
  texts: readonly string[] | undefined,
  { what, most }: { readonly what: string; readonly most: number },
  findings: Findings,
): string[] {
  const words = (texts ?? []).flatMap((text) => readLine(text, what, findings) ?? []);
  return atMost([...new Set(words)], { what, most }, findings);
}

/** One fact a line. */
export function readNotes(texts: readonly string[] | undefined, findings: Findings): string[] {
  const notes: string[] = [];
  let length = 0;
  const lines = (texts ?? []).flatMap(splitLines);
  if (lines.some(holdsControl)) findings.cleaned('Control characters in the notes');
  for (const line of lines.flatMap(cleanLines)) {
    length += line.length;
    if (length > LONGEST_NOTES) {
      findings.unreadable(`The notes are longer than ${LONGEST_NOTES} characters.`);
      break;
    }
    notes.push(line);
  }
  return notes;
}

/** `ann@berg.example`, `Ann Berg <ann@home.example>`, `mailto:ann@berg.example` */
export function readAddress(written: string, findings: Findings): EmailAddress | undefined {
  const bare = /<([^<>]*)>$/.exec(written.trim())?.[1] ?? written.trim().replace(/^mailto:/i, '');
  const parsed = emailAddressSchema.safeParse(bare);
  return parsed.success ? parsed.data : findings.unreadable(`"${shown(written)}" is not a mail address.`);
}

export function readDays(text: string, findings: Findings): number | undefined {
  return (
    readCadence(text) ??
    findings.unreadable(
      `"${shown(text)}" is no cadence; write a number of days (30) or words like monthly or every 6 weeks.`,
    )
  );
}

export function readTier(text: string, findings: Findings): Tier | undefined {
  const tier = tierSchema.safeParse(cleanLine(text).toLowerCase());
  return tier.success
    ? tier.data
    : findings.unreadable(`"${shown(text)}" is no tier; write inner, close or wide.`);
}

/** Left out where it is none, in an own list, too: a person is worth more than a day, and a day is put right at any time. */
export function readDay(text: string, what: string, findings: Findings): PartialDate | undefined {
  return (
    readDate(text) ??
    findings.leftOut(`The ${what} "${shown(text)}" is not a clear date; write it like 1980-05-04 or 4 May.`)
  );
}

export function readFullDay(text: string, findings: Findings): Required<PartialDate> | undefined {
  const date = readDay(text, 'last contact', findings);
  if (date === undefined) return undefined;
  const { year, month, day } = date;
  if (year === undefined) return findings.leftOut('The last contact needs its year, like 2026-05-04.');
  return { year, month, day };
}

/** The first `most` of them; the others are left out, and that is said. */
export function atMost<T>(
  values: readonly T[],
  { what, most }: { readonly what: string; readonly most: number },
  findings: Findings,
): T[] {
  if (values.length > most) findings.unreadable(`There are more than ${most} of: ${what}.`);
  return values.slice(0, most);
}

/** A value as it is quoted in a reason. */
export function shown(text: string): string {
  const line = cleanLine(text);
  return line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH).toWellFormed()}…` : line;
}
