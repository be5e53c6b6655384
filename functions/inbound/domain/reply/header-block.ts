import { isBlank, type Line } from './lines.ts';
import { type Label, readLabel } from './vocabulary.ts';

const MAX_LINES = 14;
const MAX_UNKNOWN_LINES = 8;
/** Of one label: names of many recipients are wrapped. */
const MAX_WRAPPED_LINES = 4;
const MAX_VALUE_CHARACTERS = 400;
const STANDS_ONCE: ReadonlySet<Label> = new Set<Label>(['from', 'to', 'subject']);
const LABELLED_LINE = /^\*{0,2}\p{L}[\p{L}\p{M} .’'-]{0,24}\*{0,2}\s?[:：]\*{0,2}\s*\S.{0,300}$/u;
const ANGLE_ADDRESS = /<[^\s<>@]{1,64}@[^\s<>]{1,255}>/;
const CLOCK_TIME = /\d\s?[:.h時时시點点]\s?\d\d/;
const TIME_OF_DAY = /\b\d{1,2}[:.][0-5]\d\b/;

/** `From:`, `Sent:`, `To:` and `Subject:` lines above a quoted or forwarded message. */
export interface HeaderBlock {
  /** What stands beside its From label; may be empty. */
  readonly from: string;
  /** What stands beside Sent or Date, and To; empty where there is none, or in a language of which only the shape is known. */
  readonly sent: string;
  readonly to: string;
  /** The first line below it. */
  readonly end: number;
}

/** A header that begins at `start`: in a language that is known by its labels, in any other by its shape. */
export function readHeaderBlock(lines: readonly Line[], start: number): HeaderBlock | undefined {
  return readKnownHeader(lines, start) ?? readUnknownHeader(lines, start);
}

function readKnownHeader(lines: readonly Line[], start: number): HeaderBlock | undefined {
  const first = lines[start]?.labelled;
  if (first === undefined || first.label === 'others') return undefined;
  const reading: HeaderReading = { values: new Map(), wrappedLines: 0 };
  let end = start;
  while (end < Math.min(lines.length, start + MAX_LINES) && takeLine(reading, lines, end)) end += 1;
  const { values } = reading;
  if (!isHeader(values) && !isLoneSender(lines, start, values)) return undefined;
  const beside = (label: Label): string => values.get(label) ?? '';
  return { from: beside('from'), sent: beside('sent'), to: beside('to'), end };
}

interface HeaderReading {
  /** What stands beside each label. */
  readonly values: Map<Label, string>;
  lastLabel?: Label;
  wrappedLines: number;
}

/** Whether the line belongs to the header. Text made of HTML may have a blank line between any two. */
function takeLine(reading: HeaderReading, lines: readonly Line[], index: number): boolean {
  const bare = lines[index]?.bare ?? '';
  if (bare === '') return lines[index + 1]?.labelled !== undefined;
  const labelled = lines[index]?.labelled;
  if (labelled === undefined) return takeWrappedLine(reading, bare);
  if (reading.values.has(labelled.label) && STANDS_ONCE.has(labelled.label)) return false;
  if (!reading.values.has(labelled.label)) reading.values.set(labelled.label, labelled.value);
  reading.lastLabel = labelled.label;
  reading.wrappedLines = 0;
  return true;
}

function takeWrappedLine(reading: HeaderReading, bare: string): boolean {
  const { values, lastLabel } = reading;
  reading.wrappedLines += 1;
  if (lastLabel === undefined || reading.wrappedLines > MAX_WRAPPED_LINES) return false;
  const value = values.get(lastLabel) ?? '';
  if (value.length + bare.length <= MAX_VALUE_CHARACTERS) values.set(lastLabel, `${value} ${bare}`.trim());
  return true;
}

/** Travel plans have From, To and Date, too, and notes a subject: an address makes them a header, or a subject and a time. */
function isHeader(values: ReadonlyMap<Label, string>): boolean {
  const from = values.get('from');
  if (from === undefined) return false;
  const kinds = ['sent', 'to', 'subject'] as const;
  const others = kinds.filter((kind) => values.has(kind)).length;
  if (from.includes('@')) return others >= 1 || hasLabelInside(from);
  if (values.get('to')?.includes('@') === true) return others >= 2;
  return values.has('subject') && others >= 2 && CLOCK_TIME.test(values.get('sent') ?? '');
}

/** `From: bob@kith.example Date: Thu, 24 Mar 2016 08:07:12`, on one line. */
const hasLabelInside = (value: string): boolean =>
  value
    .slice(0, MAX_VALUE_CHARACTERS)
    .split(' ')
    .some((word) => word.length > 2 && word.endsWith(':') && readLabel(word) !== undefined);

/** `De: Kith <kith@kith.example>` as a paragraph of its own. */
function isLoneSender(lines: readonly Line[], start: number, values: ReadonlyMap<Label, string>): boolean {
  const from = values.get('from') ?? '';
  return (
    values.size === 1 &&
    from.endsWith('>') &&
    ANGLE_ADDRESS.test(from) &&
    isBlank(lines[start - 1]) &&
    isBlank(lines[start + 1])
  );
}

/** Labelled lines of which one has an address in angle brackets and another a day and a time: contact details have none. */
function readUnknownHeader(lines: readonly Line[], start: number): HeaderBlock | undefined {
  // Cheap, and tells that most lines are not worth a look.
  if (!/^[^:：]{1,30}[:：]/.test(lines[start]?.bare ?? '')) return undefined;
  const reach = lines.slice(start, start + MAX_UNKNOWN_LINES);
  if (!reach.some(({ bare }) => bare.includes('@'))) return undefined;
  const length = reach.findIndex(({ bare }) => !LABELLED_LINE.test(bare));
  const block = length < 0 ? reach : reach.slice(0, length);
  const sender = block.find(({ bare }) => ANGLE_ADDRESS.test(bare));
  if (sender === undefined || !block.some((line) => line !== sender && isMoment(line))) return undefined;
  const from = sender.bare.slice(sender.bare.search(/[:：]/) + 1).trim();
  return { from, sent: '', to: '', end: start + block.length };
}

/** The hour, the minutes, and two numbers of the date. */
const isMoment = ({ bare }: Line): boolean =>
  TIME_OF_DAY.test(bare) && (bare.match(/\d+/g)?.length ?? 0) >= 4;
