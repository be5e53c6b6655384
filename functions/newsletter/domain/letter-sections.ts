import type { Token, Tokens } from 'marked';
import { withoutFields } from './letter-pieces.ts';
import { readBlocks, renderBlocks } from './render-markdown.ts';

/** story: what comes before the first heading. other: a heading that none of the rest has. */
type SectionKind = 'story' | 'tip' | 'gift' | 'praise' | 'turn' | 'other';

/** A part of a letter: its heading, and what stands below it. */
export interface LetterSection {
  readonly kind: SectionKind;
  readonly title?: string;
  readonly html: string;
  /** For whoever chose this topic, or none. */
  readonly topic?: string;
  /** It holds praise of others alone, which can be taken back. */
  readonly isAllPraise?: true;
}

/** What a heading may say of its section, in braces at its end: `## Ein Tipp {tip}`, `## In bloom {topic: garden}`. */
export interface HeadingMarks {
  readonly kind?: SectionKind;
  readonly topic?: string;
}

const KINDS: ReadonlyMap<string, SectionKind> = new Map([
  ['tip', 'tip'],
  ['gift', 'gift'],
  ['hats-off', 'praise'],
  ['your-turn', 'turn'],
]);

const TITLES: ReadonlyArray<readonly [RegExp, SectionKind]> = [
  [/^(?:one|the|a|this week[’']s) tip\b|^tip of the week$/i, 'tip'],
  [/^(?:the |a )?gift of the week$|^one gift$/i, 'gift'],
  [/^hats off\b|^shout-?outs?\b/i, 'praise'],
  [/^your turn\b/i, 'turn'],
];

const BRACES = /\s*\{(?<marks>[^{}]*)\}\s*$/;
const TOPIC = /^topic:\s*(?<id>[a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** The sections of a letter in their order, told by their headings (`## `); a `##` within code is none. */
export function readSections(markdown: string): readonly LetterSection[] {
  return groupByHeading(readBlocks(markdown))
    .map(({ heading, blocks }) => toSection(heading, renderBlocks(blocks)))
    .filter(({ title, html }) => title !== undefined || html.trim() !== '');
}

/** What the braces at the end of a heading say; undefined when they say something that means nothing. */
export function readHeadingMarks(marks: string): HeadingMarks | undefined {
  let found: HeadingMarks = {};
  for (const mark of marks.split(',').map((part) => part.trim())) {
    const kind = KINDS.get(mark);
    const topic = TOPIC.exec(mark)?.groups?.['id'];
    if (kind === undefined && topic === undefined) return undefined;
    found = { ...found, ...(kind && { kind }), ...(topic && { topic }) };
  }
  return found;
}

/** The braces at the end of each heading of a section, as they were written. */
export function listHeadingMarks(markdown: string): readonly string[] {
  return readBlocks(markdown)
    .filter(isSectionHeading)
    .flatMap((heading) => BRACES.exec(titleOf(heading))?.groups?.['marks'] ?? []);
}

interface Group {
  readonly heading?: Tokens.Heading;
  readonly blocks: Token[];
}

function groupByHeading(blocks: readonly Token[]): readonly Group[] {
  const groups: Group[] = [{ blocks: [] }];
  for (const block of blocks) {
    if (isSectionHeading(block)) groups.push({ heading: block, blocks: [] });
    else groups.at(-1)?.blocks.push(block);
  }
  return groups;
}

function toSection(heading: Tokens.Heading | undefined, html: string): LetterSection {
  if (heading === undefined) return { kind: 'story', html };
  const written = titleOf(heading);
  const title = written.replace(BRACES, '').trim();
  const marks = readHeadingMarks(BRACES.exec(written)?.groups?.['marks'] ?? '');
  const kind = TITLES.find(([pattern]) => pattern.test(title))?.[1] ?? 'other';
  return { kind, html, ...marks, title: title || written };
}

const isSectionHeading = (block: Token): block is Tokens.Heading =>
  block.type === 'heading' && block['depth'] <= 2;

/** A field is what is one as it was written, and not what escapes or italics make of it. */
const titleOf = ({ tokens, text }: Tokens.Heading): string =>
  tokens
    .map(wordsOf)
    .join('')
    .replace(/\{\{[^{}]*/g, (field) => (text.includes(field) ? field : withoutFields(field)));

const wordsOf = (token: Token): string =>
  'tokens' in token && token.tokens !== undefined
    ? token.tokens.map(wordsOf).join('')
    : 'text' in token
      ? String(token.text)
      : '';
