import type { IsoInstant } from '../../../shared/iso-instant.ts';
import { issueUrl } from '../../issue-links.ts';
import type { ArchivedIssue } from './archived-issue.ts';

/** What a feed says, whatever it is written in. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly author: string;
  /** The page that lists all issues. */
  readonly homeUrl: string;
  /** Its own address. */
  readonly feedUrl: string;
  /** Of the page after this one. */
  readonly nextUrl: string | undefined;
  readonly webOrigin: string;
  readonly issues: readonly ArchivedIssue[];
}

/** When the newest of its issues went out; of an empty feed, the beginning of time, so that it reads the same each time. */
export const updatedAt = ({ issues }: Pick<Feed, 'issues'>): string => issues[0]?.openedAt ?? BEGINNING;

const BEGINNING = '1970-01-01T00:00:00.000Z';

export const urlOf = ({ webOrigin }: Pick<Feed, 'webOrigin'>, { slug }: ArchivedIssue): string =>
  issueUrl(webOrigin, slug);

/** RFC 822, with the year in four digits, as RSS 2.0 and HTTP have it. */
export const toHttpDate = (at: IsoInstant | string): string => new Date(at).toUTCString();
