import * as z from 'zod';
import { BadIssueFileError } from '../errors.ts';
import { letterProblems } from './letter-problems.ts';
import { readSections } from './letter-sections.ts';

/** An issue as it was written, before it opens. */
export interface IssueFile {
  /** Its name without the number, so that issues may be put in another order: an issue is sent once by its slug. */
  readonly slug: string;
  readonly subject: string;
  readonly preheader: string;
  readonly markdown: string;
  /** How many lines of what was written stand above the Markdown: subject and the like. */
  readonly linesAbove?: number | undefined;
  /** One of the topics of the settings, and a language (BCP 47), where it is not for everybody. */
  readonly topic?: string | undefined;
  readonly language?: string | undefined;
  /** A line at the end of the letter, for those readers whom the owner knows. */
  readonly contacts?: string | undefined;
}

const FILE_NAME = /^\d+-(?<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;
const FILE = /^---\r?\n(?<frontMatter>.*?)\r?\n---\r?\n(?<markdown>.*\S.*)$/s;
const FRONT_MATTER_LINE = /^(?<key>[a-z]+): *(?<value>.*\S)\s*$/;

const frontMatterSchema = z.strictObject({
  subject: z.string(),
  preheader: z.string(),
  topic: z.string().optional(),
  language: z.string().optional(),
  contacts: z.string().optional(),
});

/** Reads `NN-slug.md`: lines of `key: value` between two lines of `---`, then Markdown. Throws BadIssueFileError. */
export function readIssueFile({ fileName, text }: { fileName: string; text: string }): IssueFile {
  const { slug } = match(FILE_NAME, fileName, `${fileName}: must be named like 01-the-first-letter.md`);
  const file = match(
    FILE,
    text,
    `${fileName}: must begin with subject and preheader between two lines of ---`,
  );
  const lines = (file['frontMatter'] ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  const entries = lines.map((line) => {
    const { key, value } = match(
      FRONT_MATTER_LINE,
      line,
      `${fileName}: "${line}" must read like subject: words`,
    );
    return [key, value];
  });
  const frontMatter = frontMatterSchema.safeParse(Object.fromEntries(entries));
  if (frontMatter.success) {
    return withoutProblems(fileName, {
      slug: slug ?? '',
      ...frontMatter.data,
      markdown: file['markdown'] ?? '',
      linesAbove: (file['frontMatter'] ?? '').split('\n').length + 2,
    });
  }
  throw new BadIssueFileError(
    `${fileName}: must have a subject and a preheader, perhaps a topic, a language and a line for contacts, and nothing else`,
    {
      cause: frontMatter.error,
    },
  );
}

/** What the settings offer readers to choose. */
interface Choices {
  readonly topics?: readonly { readonly id: string }[] | undefined;
  readonly languages?: readonly string[] | undefined;
}

/** Throws BadIssueFileError for a topic or a language that no reader could choose: nobody would know why it does not come. */
export function checkIssueChoices(
  { slug, topic, language, markdown }: IssueFile,
  { topics = [], languages = [] }: Choices,
): void {
  const ids = topics.map(({ id }) => id);
  const check = (what: 'topic' | 'language', chosen: string | undefined, known: readonly string[]) => {
    if (chosen === undefined || known.includes(chosen)) return;
    const choices = known.length > 0 ? known.join(', ') : 'there are none';
    throw new BadIssueFileError(
      `${slug}.md: ${what} "${chosen}" is not among the ${what}s in cdk.json (${choices})`,
    );
  };
  for (const each of [topic, ...readSections(markdown).map((section) => section.topic)])
    check('topic', each, ids);
  check('language', language, languages);
}

function withoutProblems(fileName: string, file: IssueFile): IssueFile {
  const problems = letterProblems(file);
  if (problems.length === 0) return file;
  throw new BadIssueFileError(`${fileName}: ${problems.join('; ')}`);
}

function match(pattern: RegExp, text: string, complaint: string): Record<string, string | undefined> {
  const groups = pattern.exec(text)?.groups;
  if (groups === undefined) throw new BadIssueFileError(complaint);
  return groups;
}
