import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { issueUrl } from '../newsletter/issue-links.ts';
import { type ArchiveSite, addressAfter, listIssues } from './archive-site.ts';
import { feedRoutes } from './feed-routes.ts';
import { contentSecurity, htmlResponse } from './html-response.ts';
import { letterLinkRoutes } from './letter-link-routes.tsx';
import { ArchivePage, IssuePage, NoLetterPage } from './pages/archive-pages.tsx';
import { publicResponse } from './public-response.ts';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

/** A letter may have pictures. */
const WITH_PICTURES = { 'Content-Security-Policy': contentSecurity('img-src https:') };

/** For whoever has it in a mailbox: nobody is to find it elsewhere. */
const UNLISTED = { ...WITH_PICTURES, 'X-Robots-Tag': 'noindex' };

/** The letters that went out, as pages and as feeds, and the way of their counted links. */
export function archiveRoutes(site: ArchiveSite): readonly SiteRoute[] {
  return [
    ...pageRoutes('/newsletter/issues', { GET: (event) => showArchive(site, event) }),
    ...pageRoutes('/newsletter/issues/{slug}', { GET: (event) => showIssue(site, event) }),
    ...letterLinkRoutes(site),
    ...feedRoutes(site),
  ];
}

async function showArchive(site: ArchiveSite, event: APIGatewayProxyEventV2) {
  const { name, slot } = site.newsletter;
  const { issues, next } = await listIssues(site, event);
  const page = (
    <ArchivePage
      newsletterName={name}
      issues={issues}
      olderPath={addressAfter('/newsletter/issues', next)}
      timeZone={slot.timeZone}
    />
  );
  return publicPage(event, page, issues[0]?.openedAt);
}

async function showIssue({ ports, newsletter, webOrigin }: ArchiveSite, event: APIGatewayProxyEventV2) {
  const { name, from, slot } = newsletter;
  const issue = await ports.archive.find(readPathParameter(event, 'slug'));
  if (issue === undefined) return htmlResponse(404, <NoLetterPage newsletterName={name} />);
  const page = (
    <IssuePage
      newsletterName={name}
      writerName={from.name}
      issue={issue}
      url={issueUrl(webOrigin, issue.slug)}
      timeZone={slot.timeZone}
    />
  );
  return publicPage(event, page, issue.openedAt, issue.isListed ? WITH_PICTURES : UNLISTED);
}

const publicPage = (
  event: APIGatewayProxyEventV2,
  page: ReactElement,
  changedAt: string | undefined,
  headers: Readonly<Record<string, string>> = {},
) =>
  publicResponse(event, {
    contentType: 'text/html; charset=utf-8',
    body: `<!DOCTYPE html>${renderToStaticMarkup(page)}`,
    changedAt,
    headers,
  });
