import type { Issue } from '../../domain/issue.ts';

/** Who followed one link. */
export interface LinkClicks {
  readonly people: number;
  /** Programs that look at each link before a mail is read, as far as they can be told. */
  readonly machines: number;
}

export interface IssueResponses {
  readonly replies: number;
  /** By the place of the link. */
  readonly clicks: ReadonlyMap<number, LinkClicks>;
}

export interface IssueFigures {
  readonly slug: string;
  readonly subject: string;
  readonly openedAt: Issue['openedAt'];
  readonly sent: number;
  /** Comes first, wherever figures are shown: an answer is what a letter is for. */
  readonly replies: number;
  /** Of a hundred readers; undefined where nobody had it yet. */
  readonly repliesPerHundred: number | undefined;
  /** In the order of the letter; undefined where they are not counted. */
  readonly links: ReadonlyArray<LinkClicks & { readonly url: string }> | undefined;
}

/** What became of an issue, in figures. */
export function issueFigures(
  { slug, openedAt, letter, totals }: Pick<Issue, 'slug' | 'openedAt' | 'letter' | 'totals'>,
  { replies, clicks }: IssueResponses,
): IssueFigures {
  const { sent } = totals;
  return {
    slug,
    subject: letter.subject,
    openedAt,
    sent,
    replies,
    repliesPerHundred: sent === 0 ? undefined : Math.round((replies / sent) * 1000) / 10,
    links: letter.links?.map((url, place) => ({ url, ...(clicks.get(place) ?? { people: 0, machines: 0 }) })),
  };
}
