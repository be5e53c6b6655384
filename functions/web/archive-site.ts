import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { IssueArchive } from '../newsletter/archive/issue-archive.ts';
import type { NewsletterSettings } from '../newsletter/newsletter-settings.ts';
import type { FollowLinkPorts } from '../newsletter/responses/follow-link.ts';

/** What the pages and feeds of the letters that went out need. */
export interface ArchiveSite {
  readonly ports: FollowLinkPorts & { readonly archive: IssueArchive };
  readonly newsletter: NewsletterSettings;
  readonly webOrigin: string;
}

/** On a page of the archive, and of a feed. */
const ISSUES_PER_PAGE = 20;

/** The page that was asked for; the newest unless it says after which. */
export const listIssues = (
  { ports }: ArchiveSite,
  { queryStringParameters }: Pick<APIGatewayProxyEventV2, 'queryStringParameters'>,
) => ports.archive.list({ after: queryStringParameters?.['after'] || undefined, limit: ISSUES_PER_PAGE });

/** The same address, for the page after that. */
export const addressAfter = (address: string, next: string | undefined): string | undefined =>
  next && `${address}?after=${encodeURIComponent(next)}`;
