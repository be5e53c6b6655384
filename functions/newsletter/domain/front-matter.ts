import * as z from 'zod';
import { MAX_SUBJECT_CHARACTERS } from './letter-problems.ts';

const lineSchema = z.string().trim().min(1);

const frontMatterSchema = z.strictObject({
  subject: lineSchema.max(MAX_SUBJECT_CHARACTERS).optional(),
  preheader: lineSchema.max(300).optional(),
  topic: lineSchema.optional(),
  language: lineSchema.optional(),
  contacts: lineSchema.max(500).optional(),
});

type FrontMatter = z.infer<typeof frontMatterSchema>;

export type FrontMatterReading =
  | {
      readonly outcome: 'read';
      readonly frontMatter: FrontMatter;
      readonly markdown: string;
      /** How many lines of the text stand above the Markdown. */
      readonly linesAbove: number;
    }
  /** `line`: the one that is not understood. */
  | { readonly outcome: 'bad'; readonly line: string };

/** Telephones make one dash of two or three. */
const FENCE = /^\s*(?:-{3,}|[—–―⸺⸻]+-?|-[—–])\s*$/;
/** As in YAML; telephones make them curly. */
const QUOTED = /^(?:"([^"]+)"|'([^']+)'|“([^“”]+)”|‘([^‘’]+)’|„([^„“”]+)[“”]|«([^«»]+)»)$/;
const ENTRY = /^\s*(?<key>[A-Za-z]+)\s*: ?(?<value>.*)$/;
const KEYS = Object.keys(frontMatterSchema.shape);

/** Whether a text says by its first line that it is an issue: a fence, or `subject: …`. */
export function opensLikeIssue(text: string): boolean {
  const [first = '', second = ''] = linesOf(text).filter((line) => line.trim() !== '');
  return isSubject(first) || (FENCE.test(first) && readKey(second) !== undefined);
}

/**
 * The lines of `key: value` at the beginning of a text, between two lines of `---` or down to an empty line, and the Markdown
 * below them. A text without such lines is all Markdown. Mail programs may put an empty line between any two.
 */
export function readFrontMatter(text: string): FrontMatterReading {
  const lines = linesOf(text);
  const none: FrontMatterReading = { outcome: 'read', frontMatter: {}, markdown: text, linesAbove: 0 };
  const isFenced = FENCE.test(lines[0] ?? '');
  const begins = isFenced ? lines.findIndex((line, index) => index > 0 && line.trim() !== '') : 0;
  if (begins < 0) return none;
  const end = isFenced ? findFence(lines, begins) : findEmptyLine(lines);
  const entries = lines.slice(begins, end).filter((line) => line.trim() !== '');
  if (!isHead(lines[begins] ?? '', entries)) return none;
  const wrong = entries.find((line) => readKey(line) === undefined);
  if (wrong !== undefined) return { outcome: 'bad', line: wrong.trim() };
  const parsed = frontMatterSchema.safeParse(Object.fromEntries(entries.map(readEntry)));
  if (!parsed.success) return { outcome: 'bad', line: lineOf(entries, parsed.error) };
  return {
    outcome: 'read',
    frontMatter: parsed.data,
    markdown: lines.slice(end + 1).join('\n'),
    linesAbove: countLines(text, lines) + end + 1,
  };
}

function findFence(lines: readonly string[], begins: number): number {
  const end = lines.findIndex((line, index) => index >= begins && FENCE.test(line));
  return end < 0 ? lines.length : end;
}

/** The first one that is not between two entries. */
function findEmptyLine(lines: readonly string[]): number {
  const end = lines.findIndex(
    (line, index) => line.trim() === '' && readKey(lines[index + 1] ?? '') === undefined,
  );
  return end < 0 ? lines.length : end;
}

/** By its first line; or where all lines read like entries, and one at least is ours, so that a key of others is told. */
const isHead = (first: string, entries: readonly string[]): boolean =>
  readKey(first) !== undefined ||
  (ENTRY.test(first) &&
    entries.every((line) => ENTRY.test(line)) &&
    entries.some((line) => readKey(line) !== undefined));

const linesOf = (text: string): string[] => text.replace(/^\s+/, '').split(/\r?\n/);

/** Empty ones before the first that says something. */
const countLines = (text: string, lines: readonly string[]): number => text.split('\n').length - lines.length;

const isSubject = (line: string): boolean => readKey(line) === 'subject';

/** Undefined of a line that is no entry, or that of another key. */
function readKey(line: string): string | undefined {
  const key = ENTRY.exec(line)?.groups?.['key']?.toLowerCase();
  return key !== undefined && KEYS.includes(key) ? key : undefined;
}

function readEntry(line: string): [string, string] {
  const { key = '', value = '' } = ENTRY.exec(line)?.groups ?? {};
  const quoted = QUOTED.exec(value.trim())
    ?.slice(1)
    .find((words) => words !== undefined);
  return [key.toLowerCase(), quoted ?? value.trim()];
}

function lineOf(entries: readonly string[], error: z.ZodError): string {
  const [key] = error.issues[0]?.path ?? [];
  return (entries.find((line) => readKey(line) === key) ?? entries[0] ?? '').trim();
}
