import type { ArchivedIssue } from './domain/archived-issue.ts';

interface ArchivePage {
  readonly issues: readonly ArchivedIssue[];
  /** Where the page after this one begins; undefined on the last. */
  readonly next: string | undefined;
}

/** The issues that somebody got: what may be read. It may be a moment behind. */
export interface IssueArchive {
  /** Those that went out, or are on their way, newest first. `after` is the `next` of the page before. */
  list(page: { readonly after?: string | undefined; readonly limit: number }): Promise<ArchivePage>;
  /** Also one that was called off when some had got it. */
  find(slug: string): Promise<ArchivedIssue | undefined>;
  /** Where the counted links of an issue lead, by their places; none where it has none. */
  findLinks(slug: string): Promise<readonly string[]>;
  /** All that ever opened, newest first. */
  listSlugs(): Promise<readonly string[]>;
}
