import type { LinkOutcome } from '../../link-checker.ts';
import type { IssueFile } from '../issue-file.ts';
import { checkFields } from './check-fields.ts';
import { checkLetter, type ReadersMail } from './check-letter.ts';
import { checkTargets } from './check-targets.ts';
import { checkWords } from './check-words.ts';
import { findTargets } from './find-targets.ts';
import type { Finding } from './finding.ts';

export interface PreflightInput {
  readonly file: Omit<IssueFile, 'slug'>;
  /** The issue as the owner would get it as a reader. */
  readonly mail: ReadersMail;
  readonly leaveUrl: string;
  readonly postalAddress: string;
  readonly links: ReadonlyMap<string, LinkOutcome>;
}

const MOST_FINDINGS = 25;

/** What the owner should know of an issue before it goes out: first what must be put right, then what is worth a look. */
export function preflight({ file, mail, links, ...rest }: PreflightInput): readonly Finding[] {
  const { markdown, linesAbove = 0 } = file;
  // As the owner counts them, who sees the lines at its head as well.
  const sent = `${'\n'.repeat(linesAbove)}${markdown}`;
  const findings = [
    ...checkLetter(mail, { ...rest, markdown }),
    ...checkFields({ ...file, markdown: sent }),
    ...checkWords({ ...file, markdown: sent }),
    ...checkTargets(sent, findTargets(markdown), links),
  ];
  const once = [
    ...new Map(findings.map((finding) => [`${finding.code} ${finding.words}`, finding])).values(),
  ];
  const must = once.filter(({ level }) => level === 'must');
  return [...must, ...once.filter(({ level }) => level === 'look')].slice(0, MOST_FINDINGS);
}
