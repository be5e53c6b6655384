import type { IssueResponses } from './domain/issue-figures.ts';

/** What came back of each issue. */
export interface IssueResponseStore {
  /** An answer to it; the same message counts once, however often it is told. */
  noteReply(slug: string, messageId: string): Promise<void>;
  /** Somebody, or a machine, followed the link at that place. Each call counts. */
  countClick(slug: string, place: number, by: 'people' | 'machines'): Promise<void>;
  /** What was counted as somebody's was a machine's. */
  recountAsMachine(slug: string, place: number): Promise<void>;
  find(slug: string): Promise<IssueResponses>;
}
